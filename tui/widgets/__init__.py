"""What is seen: each widget owns only how it looks and where it has scrolled to."""
