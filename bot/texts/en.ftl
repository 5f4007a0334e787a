### Everything that the program says to a person, in English. ar.ftl says the same under the same names.
###
### Plain text: whoever shows it adds emphasis and links. Counts have CLDR's forms: [one] and *[other], with [0] for
### none where "no …" reads better. Variables are set apart from the text around them (isolated), so no direction flips.

## Names and dates

untitled = Untitled
# $date and $time are written out already: "19 September 2023", "01:58".
moment = { $date }, { $time } UTC
article-count = { $count ->
    [0] no articles
    [one] { $count } article
   *[other] { $count } articles
}
sentence-count = { $count ->
    [0] no sentences
    [one] { $count } sentence
   *[other] { $count } sentences
}
passage-count = { $count ->
    [0] no passages
    [one] { $count } passage
   *[other] { $count } passages
}
# What 'qawl status' finds beside the articles: it belongs to chats, and is answered from there only.
stored-for-chats = { $count ->
    [0] no messages or articles of chats
    [one] { $count } message or article of a chat
   *[other] { $count } messages and articles of chats
}
# How long something takes.
day-count = { $count ->
    [0] less than a day
    [one] { $count } day
   *[other] { $count } days
}
hour-count = { $count ->
    [0] less than an hour
    [one] { $count } hour
   *[other] { $count } hours
}
minute-count = { $count ->
    [0] less than a minute
    [one] { $count } minute
   *[other] { $count } minutes
}
second-count = { $count ->
    [0] less than a second
    [one] { $count } second
   *[other] { $count } seconds
}
# Such as "3 days, 4 hours".
two-units = { $longer }, { $shorter }

## Greeting and help

greeting =
    Hello, I’m Qawl. I answer questions about the news with sentences from the articles I have, quoted word for word, each with its source. If the answer isn’t in them, I say so and don’t guess.

    Just ask, in English or in Arabic.
help =
    Send me a question in English or in Arabic, as you would put it to a person. One question a message works best, and names help: say who, where or when.

    I reply with sentences from the articles I have, exactly as they were published, and list their sources below. An article may be in Arabic: then you get its own words. Where none of the articles answers, I tell you so.
# To a greeting, to السلام عليكم, to thanks, and to a goodbye.
courtesy-greeting = Hello! Ask me about the news, in English or in Arabic: I answer with sentences from the articles I have, quoted word for word.
courtesy-peace = Peace be upon you too! Ask me about the news, in English or in Arabic: I answer with sentences from the articles I have, quoted word for word.
courtesy-thanks = My pleasure. Ask whenever you like.
courtesy-farewell = Goodbye!
# To "ok", to laughter or a picture, and to a bare "no", "wrong": where buttons stand below answers, and where none do.
courtesy-assent = All right. Ask whenever you like.
courtesy-emotion = I’m here whenever you have a question about the news.
courtesy-verdict = I can’t tell what you mean by that. Please write out your question.
courtesy-verdict-buttons = If you mean my last answer, the buttons 👍 and 👎 below it are for saying whether it helped. If you have a question, please write it out.
text-only = I can only read text. Please type your question.

## Answers

sources-heading = Sources
# Above quotes: all of them, or some, are not in the language of this text. $count is how many sources are not.
sources-in-other-language = { $count ->
    [one] The source is in Arabic; I quote it in its own words.
   *[other] The sources are in Arabic; I quote them in their own words.
}
some-sources-in-other-language = Some of the sources are in Arabic; I quote them in their own words.
# Above quotes that contradict each other: in a figure, or by a "not".
sources-differ = The sources contradict each other here; the newest comes first.
# Above sentences that a language model wrote, each followed by the numbers of the quotes that it rests on.
written-heading = Put into words by a language model, and checked by a program against the quotes below, which are what counts.
# Before a translation, below the quote that it is of.
machine-translation = Machine translation:
# Sentences and translations of the model’s, for whoever runs the program.
written-dropped = { $count ->
    [one] Left out: { $count } text of the model’s that didn’t pass the check.
   *[other] Left out: { $count } texts of the model’s that didn’t pass the check.
}
# Above more quotes, when asked for more; and where there are none.
further-heading = Next best, though I’m less sure of these:
nothing-further = I have nothing more on this question.
# Above the sentences around a quote. $number is its circled number.
context-heading = Context of { $number }

## Refusals

not-in-sources = I couldn’t find an answer to that in the sources I have.
nearest-heading = The closest I found, though I can’t say that it answers your question:
# Above the answer to one of two questions that a message asked.
part-not-in-sources = I found an answer to one of your two questions, but none to this: { $question }
library-empty = I have no sources yet, so there is nothing I could answer from.
# $command is what an operator types.
how-to-add = Send /add with a link, or as a reply to a file, and I answer from it in that chat. Whoever runs this bot adds articles for everybody with { $command }.

## The list of sources

sources-list-heading = { $count ->
    [0] I have no articles yet
    [one] I have { $count } article
   *[other] I have { $count } articles, newest first
}
# The last line of /sources: messages have no lines of their own in it.
sources-messages = { $count ->
    [one] I also answer from { $count } message kept here.
   *[other] I also answer from { $count } messages kept here.
}
page-of = Page { $page } of { $pages }

## Where else an article was read

# Before a list of outlets that printed the same article.
also-in = Also in:
# After such a list: in how many more places the same article was read.
also-counted = { $count ->
    [one] and in { $count } other place
   *[other] and in { $count } other places
}
# After one source in the list of all.
also-listed = { $count ->
    [one] also in { $count } other place
   *[other] also in { $count } other places
}

## Questions that can't be asked, and failures

question-empty = There is no question here yet. What would you like to know?
question-no-words = I see no words here to search for. Please put your question into words.
question-too-long = That is too long for one question.
question-too-long-limit = That is too long for one question. Please keep it to { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
} at most.
failure = Sorry, something went wrong and I couldn’t answer. Please try again in a little while.

## The chat in a terminal

chat-hint = Type a question and press Enter. To leave, type exit or press Ctrl-D.
chat-prompt = Question:
chat-goodbye = Goodbye.

## Talking with the bot

ask-hint = What would you like to know? Write your question after /ask, or send it as a reply to this message.
draft-searching = Looking through the articles…
forgotten = We’re starting afresh: I’ll take your next question by itself.
# $wait is such as "20 seconds" or "2 minutes", written out already.
slow-down = That’s a lot at once. Please try again in { $wait }.
crowded = A great many people are asking right now. Please ask again in about { $wait }.
# To somebody whose question waits, and will be answered.
late = A great many people are asking right now. Your answer comes in about { $wait }.
# To somebody whose last messages are dropped, as too many of them wait.
overflow = You’ve sent more than I can work through, so I’m leaving some of your last messages unanswered. Please send them again in about { $wait }.
# Below the greeting, above buttons with questions.
try-one = To try it, tap a question:
group-greeting =
    Hello, I’m Qawl. I answer questions about the news with sentences from the articles I have, quoted word for word, each with its source.

    To ask me here, mention me, reply to one of my messages, or write /ask and your question. I leave all other messages alone.
group-help = In groups I answer when somebody mentions me, replies to one of my messages, or writes /ask and a question.

## Buttons, and what is said when they are pressed

# $number is a circled figure: ①.
button-context = Context { $number }
button-more = More
button-newer = ‹ Newer
button-older = Older ›
button-expired = This button no longer works. Please ask again.
button-of-another = These buttons are for whoever asked. Ask me, and you’ll get your own.
# To "source?" and "more" where there is no answer to speak of, and of an answer that quotes nothing.
no-answer-yet = I have given no answer here that this could be about. Please ask a question first.
answer-without-source = My answer to that quoted no article, so there is no source to show.
source-gone = That article has been changed or removed since.
thanks-useful = Thank you. I’m glad it helped.
thanks-not-useful = Thank you for saying so. It helps to make the answers better.

## Language and settings

language-question = In which language should I speak? Quotes always stay in their own.
language-chosen = { $language ->
    [ar] I speak Arabic here.
    [en] I speak English here.
   *[auto] I answer in the language of the question.
}
language-arabic = العربية
language-english = English
language-auto = Automatic
settings-heading = Settings of this group
settings-stored = Saved.
settings-in-private = There is only one thing to set here, my language: change it with /language.
admins-only = Only the administrators of this group can change that.
buttons-for-all = Everybody may press the buttons under an answer.
buttons-for-asker = Only whoever asked may press the buttons under an answer.
button-for-all = Buttons for everybody
button-own-only = Buttons for whoever asked

## Inline and guest mode

inline-open-chat = Ask me in a private chat
inline-crowded = Many are asking now: try again soon
inline-nothing = Not in the sources: ask me in a private chat
# The title of an answer in a chat where the bot is a guest.
guest-title = Qawl’s answer

## Adding and forgetting

adding-hint = Write /add and a link, or send /add as a reply to a message with a file or a link. I only read text: web pages and documents, no pictures and no recordings.
# To a file or a link that came without a command.
adding-how = To have me answer from this, reply to it with /add.
adding-admins-only = Only the administrators of this group can add to its sources.
adding-too-many = I still have a lot to read here. Please send this again when I’m done.
adding-full = This chat has as many sources as it can have ({ $count }). Remove some with /forget, then add others.
adding-enough-today = That is all I can add for you today (the limit is { $count }). Please add the rest tomorrow.
adding-begun = Reading…
# $done and $total are written out already: "1,473".
adding-progress = Reading… { $done } of { $total } done.
adding-later = I was stopped before I was done. I’ll go on reading when I’m back.
adding-dropped = I stopped reading, as I was asked to forget everything of this chat.
adding-failed = Sorry, something went wrong and I couldn’t store all of it. Please send it again in a little while.
added-count = { $count ->
    [one] Added { $count } article
   *[other] Added { $count } articles
}
updated-count = { $count ->
    [one] Updated { $count } article
   *[other] Updated { $count } articles
}
unchanged-count = { $count ->
    [one] I had { $count } article already
   *[other] I had { $count } articles already
}
# Messages such as "ok" or "thank you".
left-out-count = { $count ->
    [one] Left out { $count } message, with nothing to ask about
   *[other] Left out { $count } messages, with nothing to ask about
}
# Below a list of which only the beginning is shown.
and-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
not-added-heading = Not added:
# Who gets answers from what was added.
added-for-all = Whoever asks me now gets answers from this.
added-for-you = I answer from this only here, in our chat.
added-for-group = I answer from this only in this group.
# Why something was not added; each stands after its name and a colon.
problem-server = the site answers with { $status } instead of the page.
problem-too-large = it is larger than { $megabytes } MB, the most I can take.
problem-other = it can’t be read: { $reason }
problem-unforeseen = something went wrong while I read it. Please send it again in a little while.
problem-export = this is a Telegram export: whoever runs this bot can import it on their computer.
problem-inside = this address is not on the public internet, so I don’t open it.
problem-no-address = this is no address of a web page.
problem-unreachable = the site can’t be reached. Please try again later.
problem-not-handed-over = Telegram didn’t give me the file. Please send it again.
problem-locked = it is protected by a password. Save it without one, then send it.
problem-archive = it is a compressed file. Send me the files in it.
problem-only-text = I only read text: no pictures, recordings or scanned pages.
problem-garbled = its text comes out garbled, so I didn’t add it. Send it as a Word document or as plain text.
problem-encoding = its text is in an encoding I don’t know. Save it as UTF-8, then send it.
problem-empty = there is no text in it.
problem-broken = it is broken, or too much to be read. Save it anew, then send it.
problem-format = I don’t read this kind of file. Send a Word document, a PDF, a web page or plain text.
forgetting-hint =
    What should I forget? Write /forget and its number in /sources or words of its title, or send /forget as a reply to an answer that quotes it.

    To remove all that belongs to this chat, write /forget everything.
forgetting-admins-only = Only the administrators of this group can remove its sources.
forgetting-owner-only = Only the owner of this group can have everything forgotten.
forgetting-channel-admins-only = Only the administrators of this channel can answer that.
forgetting-channel-owner-only = Only the owner of this channel can have everything forgotten.
forgetting-in-channel =
    In a channel I can only forget everything at once: post /forget everything. To remove a single post, send /forget in the group that discusses the channel, as a reply to an answer that quotes it.
forgetting-not-found = I found no such source. You’ll see all of them with /sources.
forgetting-not-yours = That is one of the sources of whoever runs this bot: only they can remove it, in their private chat with me.
forgetting-channels = That is a post of the channel that is linked to this group: only the channel’s administrators can remove it, by sending the same here.
forgetting-which = Which one? Write its number after /forget:
forget-document = Forget “{ $title }”? It has { $count ->
    [0] no sentences
    [one] { $count } sentence
   *[other] { $count } sentences
}, and I won’t answer from it any more.
forget-everything = Forget all that belongs to this chat: { $count ->
    [0] its questions and answers
    [one] { $count } article or message, its questions and answers
   *[other] { $count } articles and messages, its questions and answers
}, and its settings? This can’t be undone.
forgotten-document = Forgotten. I won’t answer from it any more.
forgotten-everything = { $count ->
    [0] I’ve forgotten all that belonged to this chat.
    [one] I’ve forgotten { $count } article or message and all else that belonged to this chat.
   *[other] I’ve forgotten { $count } articles and messages, and all else that belonged to this chat.
}
forgotten-nothing = All right, I’ve forgotten nothing.
how-to-forget = To remove one, write /forget and its number.
button-forget = Yes, remove
button-keep = No, keep
# To whom the bot is not there for. $id is the number that Telegram gives the chat.
not-for-this-chat = Sorry, I’m only here for certain people and groups. Whoever runs this bot can let this chat in by its number, { $id }.

## What Telegram shows of the bot, and its commands

bot-description = I answer questions about the news, in Arabic and in English, with sentences from articles, quoted word for word, each with its source. If the answer isn’t in them, I say so and don’t guess.
bot-short-description = Answers about the news, word for word, with their sources. In Arabic and English.
command-start = What I do, and questions to try
command-help = How to ask
command-ask = Ask a question
command-sources = The articles I answer from
command-add = Add a link or a file to answer from
command-forget = Remove a source
command-language = The language I speak
command-new = Start afresh, without earlier questions
command-settings = Settings of this group
command-privacy = What I store, and what is sent where
command-status = How I am doing

## Digests

digest-heading = Summary
digest-lead-heading = How the article begins
# $first and $last are dates, written out already.
digest-period = From { $first } to { $last }
# Above points that begin with a sentence of a language model's.
digest-written = The sentences outside the quotes were written by a language model; each was checked against the posts it names.
digest-no-posts = There is nothing to summarize: I have no posts for that.
digest-no-words = There are no words here that I could quote.
# $counts names posts, outlets and people, written out already.
digest-on-this = On this subject: { $counts }
digest-say-so = Saying nearly the same: { $posts }
digest-differing = Others give different figures, newest first:
digest-earlier = Before that it was said:
digest-later = Since then it was said otherwise:
# Above what was said to a message later, and may have changed it.
digest-outcome = Said since then:
# Above what else was said in a part of a talk; digest-said-then stands there in place of digest-on-this.
digest-besides = Said there too, of other things:
digest-said-then = In this part of the talk: { $counts }
digest-also = Also
digest-questions = Questions
digest-unanswered = No answer yet.
# Below a list of which only the newest lines are shown.
digest-listed-before = Earlier ones, not shown: { $count }
digest-decisions = Decisions
digest-links = Links
# $posts is a count of posts or messages, written out already.
digest-further-sources = And also: { $posts }
digest-not-shown = Not shown: { $posts }
digest-wordless = Greetings and the like, or without words: { $posts }
post-count = { $count ->
    [0] no posts
    [one] { $count } post
   *[other] { $count } posts
}
message-count = { $count ->
    [0] no messages
    [one] { $count } message
   *[other] { $count } messages
}
outlet-count = { $count ->
    [0] no outlets
    [one] { $count } outlet
   *[other] { $count } outlets
}
person-count = { $count ->
    [0] nobody
    [one] { $count } person
   *[other] { $count } people
}

## Remembering

# Said to the whole group when it is switched on. $start, $stop and $forget are what people type.
remember-on =
    From now on I keep what is written in this group, so that you can ask me about it later. Only this group gets answers from it. Commands, questions to me and messages from bots are left out.

    If you’d rather have your own messages left out, also those I have kept already, send /optout. Administrators stop this with { $stop }.
remember-off =
    I no longer keep what is written in this group. What I have kept so far stays, and answers questions here; the owner of the group deletes it with { $forget }.
remember-state-on = I keep what is written in this group, and only this group gets answers from it. To have your own messages left out, send /optout. Administrators stop this with { $stop }.
remember-state-off = I don’t keep what is written in this group. An administrator can switch that on with { $start }.
# Below one of the texts above. Privacy mode is Telegram’s name for it.
remember-needs-access =
    For now Telegram shows me only commands, mentions and replies to my messages, because my privacy mode is on. To let me see the rest, make me an administrator here; or turn privacy mode off with @BotFather, and then remove me from the group and add me again.
remember-in-private = Here I keep nothing of what you write to me. In a group an administrator can have me keep what is said there, with { $start }.
opted-out-here = I leave your messages in this group out. Those I had kept are deleted. To take this back, send /optin.
opted-out-everywhere = I leave your messages out in every group. Those I had kept are deleted. To take this back, send /optin.
opted-in-here = I no longer leave your messages in this group out. What was deleted stays deleted.
opted-in-everywhere = I no longer leave your messages out in any group. What was deleted stays deleted.
opt-anonymous = You are writing in the name of the group, so I can’t tell whose messages you mean. Please send this under your own name.
command-remember = Whether I keep what is said here
command-optout = Leave my messages out of what is kept

## Summaries

help-summaries = /summary sums up what my sources have told since your last summary. You can also say which part you want: /summary today, /summary 3d, /summary 100 or /summary about railways, or in plain words, such as “what did I miss today?”. With the title of an article, or in reply to an answer, it sums up that article. And /digest daily 20:00 brings you a summary every day.
group-help-summaries = /summary sums up what was said here since the last summary; mention me and you can ask for that in plain words, too: “summarize today”. /catchup tells you alone what you missed. With /digest, administrators can have summaries come by themselves.
chart-title = Posts a day
chart-others = Everything else
summary-usage =
    Write /summary alone for what’s new since the last summary, or say which part you want: /summary today, /summary 3d, /summary 100 for the last hundred messages, /summary about railways. You can also ask in plain words: “what did I miss today?”

    Add the word “chart” to the command to see the posts of each day as a picture.
summary-nothing-new = Nothing new since { $since }. You can ask about a longer time, such as { $example }.
# $start is what an administrator types.
summary-not-remembering = I don’t keep what is said in this group, so there is nothing I could summarize. An administrator can change that with { $start }.
# Shown where a summary takes more than two seconds; the summary takes its place.
summary-working = One moment, I’m reading…
summary-gone = There’s nothing left of that summary. Please ask for a new one.
# $group is the name of a group.
catchup-heading = What you missed in { $group }
catchup-nothing = You’ve missed nothing in { $group } since { $since }.
catchup-in-private = Write /catchup in a group, and I’ll send you here what you missed there.
catchup-anonymous = You’re writing in the name of the group, so I don’t know whom to send it to. Please write that in your own name.
catchup-open-chat = I’ll tell you in private. Please open our chat first:
catchup-members-only = What is said in a group, I tell its members only.
button-catchup = Open the chat
button-next-page = Page { $page } ›
button-previous-page = ‹ Page { $page }
# $time is such as 20:00, $zone a city, $day a day of the week, $date a date, $example what people type.
schedule-none = No digests are scheduled here. To get one every day, write { $daily }; once a week, { $weekly }.
schedule-daily = A digest comes every day at { $time }, { $zone } time.
schedule-weekly = A digest comes every { $day } at { $time }, { $zone } time.
schedule-next = The next one: { $date }, { $time }. If there’s nothing new, I stay silent.
schedule-how-to-stop = To stop them, write { $off }.
schedule-off = No more digests will come here.
schedule-which-zone = Which time zone is that in? Tap a city, or write one after the time, such as { $example }.
schedule-unknown = I couldn’t read that. Write for example { $daily }, { $weekly }, or { $off }.
schedule-unknown-time = At what time of day? Write for example { $example }.
schedule-unknown-day = On which day of the week? Write for example { $example }.
schedule-unknown-zone = I don’t know that time zone. Name a large city or a zone such as { $zone }.
# Above a digest that comes late.
schedule-late = This digest was due on { $date } at { $time }; I couldn’t send it then.
command-summary = Sum up what was said
command-catchup = What you missed, sent to you alone
command-digest = Regular digests, such as daily 20:00

## Privacy, and how the bot is

privacy-heading = Privacy
privacy-stored =
    What I store stays with whoever runs me, on their computer or in their database. It is your questions and which sentences I answered with, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    } at least (what is older is deleted once a day); the settings of this chat and what people thought of my answers; and the files and links that were added here, until they are removed. What is said in a group I keep only after an administrator has asked for that with /remember, and nothing of anybody who has sent /optout. Posts of a channel that I belong to I keep as they come: its administrators can have one removed in its discussion group, with /forget as a reply to an answer that quotes it, and its owner all of them, by posting /forget everything in the channel and confirming it.

    To have all that belongs to a chat deleted, write /forget everything.
# Without a language model.
privacy-nothing-sent = None of it is sent anywhere: I use no online service but Telegram itself. When somebody adds a link or a feed, I fetch the pages from their sites.
# With one. $model is its name, $host where it is.
privacy-sent = To put answers into words I use a language model, { $model } at { $host }. It is sent your question, earlier ones that it leans on, and the sentences that fit them best in the library that everybody may ask, with the sentence before each, its title, outlet and date; for a summary, sentences of its points. No other service but Telegram is used; when somebody adds a link or a feed, I fetch the pages from their sites.
privacy-chats-sent = It is also sent such sentences of what belongs to a chat: its messages, its posts, and the files and links that were added there.
privacy-chats-not-sent = What belongs to a chat is never sent there: no messages but the questions themselves, no posts, no files or links that were added; nor who is asking.
# $version is such as 0.1.0. The lines below it are for whoever runs the bot.
status-version = Qawl { $version }
# $duration is such as "3 days, 4 hours".
status-uptime = Running for { $duration }
# $articles, $sentences and $passages are counts, written out already.
status-library = Library: { $articles }, { $sentences }, { $passages }
status-library-unreadable = Library: can’t be read now
# A count that can’t be looked up, in place of it.
status-unreadable = can’t be read now
status-questions = Questions since I started: { $answered } answered, { $refused } refused, { $failed } failed
# Seconds, written out already.
status-latency = Time to an answer: half of them within { $median } s, 95% within { $p95 } s
status-in-hand = Questions in hand: { $questions }
status-updates = Updates in hand: { $updates }, of which waiting their turn: { $waiting }
status-memory = Look-ups in hand: { $looked }
status-reading = Files and links in hand: { $reading }
# Of what chats say, as far as it is to be kept.
status-storing = Messages waiting to be stored: { $messages }
status-inbox = In the inbox of all workers: { $updates }
status-model = Language model: { $model } at { $host }
status-no-model = Language model: none
# Figures, written out already; the cost in the operator’s currency.
status-spent = Today (UTC): requests { $requests }, tokens { $tokens }, cost { $cost }
status-spent-unreadable = Today (UTC): what was spent can’t be read now
status-claims = Sentences of the model’s: { $shown } shown, { $dropped } dropped
# $trouble begins with a date.
status-trouble = Its last trouble: { $trouble }
status-errors = Last errors:
status-no-errors = No errors since I started.
