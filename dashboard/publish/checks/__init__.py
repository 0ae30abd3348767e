"""What a publisher must know before a version leaves."""
