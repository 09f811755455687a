"""Find the cases most like a case, and say why."""
