"""What was said here: posts in, a digest out whose every point is quoted and cited."""
