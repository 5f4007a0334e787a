"""What the maintainers run by hand: dependencies are locked and listed, and pages of docs/ made from the code."""
