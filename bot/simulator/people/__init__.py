"""The page's side: a browser on this machine asks over HTTP; the page, the state and events come out, acts go in.

GET /, /<file of the folder page>, /people/state, /people/events and /people/files/<file_id>. POST in JSON
/people/messages, edits, presses, reactions, inline and inline/choices; in multipart /people/files.
"""
