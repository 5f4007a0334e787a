"""A local Telegram: real bots call its Bot API over HTTP, people write from a page or from Python, nobody leaves the
machine. State is in memory. The page (`page/`: JavaScript modules, as a browser loads them) shows only what was sent.

Covers polling, webhooks, private chats, groups with privacy mode, forums, channels with discussion, HTML and entities,
replies and quotes, edits, inline keyboards and queries, guest mode, files, reactions, drafts, typing, commands,
membership.
Doesn't: Markdown, reply keyboards, albums, other media, polls, payments, stories, business, bot-to-bot, flood limits of
its own, restrictions and single rights of administrators, entities inside quotes, replies across chats.

    async with Simulator() as simulator:                       # a free port; simulator.url is the API root and the page
        amal = simulator.chats.add_user(User(7, "Amal", language_code="ar"))
        simulator.faults.add("sendMessage", Fault(status=500))  # the next call of it fails; see faults.py
        simulator.people.say(amal.id, amal.id, "ماذا؟")         # a bot on simulator.token gets the update
        message = await simulator.next_message(amal.id)
"""
