"""What the console command does: one module per command, and the rooms that they share."""
