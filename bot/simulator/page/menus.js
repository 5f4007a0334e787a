/* Which commands a chat offers: the bot's menus, a chat, a user and a language go in, the commands come out. In the order
   of https://core.telegram.org/bots/api#determining-list-of-commands. */

export function commandsFor(menus, chat, user, language) {
  for (const matches of scopes(chat, user)) {
    for (const code of [language, ""]) {
      const menu = menus.find((each) => each.language_code === code && matches(each.scope));
      if (menu) return menu.commands;
    }
  }
  return [];
}

function scopes(chat, user) {
  const here = (type) => (scope) => scope.type === type && Number(scope.chat_id) === chat.id;
  const of = (type) => (scope) => scope.type === type;
  const standard = of("default");
  if (chat.type === "private") return [here("chat"), of("all_private_chats"), standard];
  const status = chat.members.find((each) => each.user === user)?.status;
  const leads = status === "creator" || status === "administrator";
  const member = (scope) => here("chat_member")(scope) && Number(scope.user_id) === user;
  const leading = leads ? [here("chat_administrators")] : [];
  const allLeading = leads ? [of("all_chat_administrators")] : [];
  return [member, ...leading, here("chat"), ...allLeading, of("all_group_chats"), standard];
}
