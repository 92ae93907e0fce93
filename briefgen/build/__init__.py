"""What must be made, the work of making it, and the only writer to output/."""
