"""What is measured against what: one module for each group of tables."""
