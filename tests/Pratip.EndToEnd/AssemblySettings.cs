// One browser drives one page after the other: the machine, not the tests, decides how much it bears at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
