"""Find personal data in texts, files, workbooks and git, and take them out: the gate before a commit."""
