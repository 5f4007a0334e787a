"""Tables on a PostgreSQL server, which many workers and machines share. Nothing else imports the driver."""
