// Loaded only where a page follows long work. Without it the same page asks again by a meta refresh.
import "htmx.org";
