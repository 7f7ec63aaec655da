Console.WriteLine("pratip");
