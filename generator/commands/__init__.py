"""Hold the commands of the command line, one module each: ``run(arguments, t)`` returns the exit code."""
