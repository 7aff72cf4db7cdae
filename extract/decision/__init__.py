"""What one decision point says: its verb, who gets the task, and by when."""
