"""Documents as rows of any relational database: what the engines share. No engine, driver or file shows through."""
