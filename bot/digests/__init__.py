"""What digests look like: a `Digest` goes in; its parts in order, plain text, or fields for programs come out."""
