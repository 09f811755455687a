"""Count what the collection of cases holds, each number with the cases it is counted from."""
