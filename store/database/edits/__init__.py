"""What people say beside what was read: corrections, marks, tags and notes, in logs that nothing overwrites."""
