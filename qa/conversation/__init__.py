"""What a question means behind the ones before it."""
