// The handlers of the chef and the conversations with it; each is in the file of its name.
#pragma once

#include "web_api/request_context.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> GetChef(RequestContext& context);  // chef_get.cc
boost::asio::awaitable<http::Response> AskChef(RequestContext& context);  // chef_ask.cc
// chef_recipe_save.cc
boost::asio::awaitable<http::Response> SaveChefRecipe(RequestContext& context);

// conversation_list.cc, conversation_create.cc ...
boost::asio::awaitable<http::Response> ListConversations(RequestContext& context);
boost::asio::awaitable<http::Response> CreateConversation(RequestContext& context);
boost::asio::awaitable<http::Response> GetConversation(RequestContext& context);
boost::asio::awaitable<http::Response> RenameConversation(RequestContext& context);
boost::asio::awaitable<http::Response> DeleteConversation(RequestContext& context);
boost::asio::awaitable<http::Response> ExportConversation(RequestContext& context);

// The older routes, as the Node version's client asks them: chatbot_chat.cc, chatbot_generate.cc,
// chatbot_conversation.cc.
boost::asio::awaitable<http::Response> Chat(RequestContext& context);
boost::asio::awaitable<http::Response> GenerateRecipe(RequestContext& context);
boost::asio::awaitable<http::Response> GetLastConversation(RequestContext& context);

}  // namespace flavorbot::web_api
