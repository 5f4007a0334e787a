"""The Bot API's methods, a file for each group of them: a `Context` and the call's `Parameters` go in, the result comes
out as JSON values, or an `ApiError`."""
