"""Updates of a webhook between Telegram and the handlers: what was posted goes into the inbox of the memory, which all
workers share; each worker takes out of it what nobody else holds, hands it on, and drops what is finished."""
