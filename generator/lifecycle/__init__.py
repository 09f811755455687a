"""Follow a record from publication to its end: how long it is public, when it leaves, what stays."""
