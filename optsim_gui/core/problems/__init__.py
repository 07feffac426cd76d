"""What is minimized: a loss of two parameters with its gradient."""
