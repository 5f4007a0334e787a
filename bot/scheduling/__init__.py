"""When digests come by themselves: words of people go in, schedules, time zones and moments come out."""
