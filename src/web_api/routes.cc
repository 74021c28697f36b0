#include "web_api/routes.h"

#include "web_api/account_handlers.h"
#include "web_api/chef_handlers.h"
#include "web_api/operator_handlers.h"
#include "web_api/recipe_handlers.h"

namespace flavorbot::web_api {
namespace {

using enum http::Method;
using enum Access;
using enum RateLimit;

constexpr Route kRoutes[] = {
    // clang-format off
    {kGet,    "/healthz",                      kPublic,   Healthz},
    {kGet,    "/readyz",                       kPublic,   Readyz},
    {kGet,    "/metrics",                      kPublic,   MetricsPage},

    {kPost,   "/api/register",                 kPublic,   RegisterAccount, kCredentials},
    {kPost,   "/api/login",                    kPublic,   SignIn, kCredentials},
    {kPost,   "/api/logout",                   kOptional, SignOut},
    {kGet,    "/api/logout",                   kOptional, SignOutByLink},
    {kPost,   "/api/verify-email",             kPublic,   VerifyEmail, kCredentials},
    {kGet,    "/api/auth/verify-email",        kPublic,   VerifyEmailByLink, kCredentials},
    {kPost,   "/api/auth/send-verification",   kOptional, SendVerification, kMail},
    {kPost,   "/api/auth/forgot-password",     kPublic,   ForgotPassword, kMail},
    {kPost,   "/api/auth/reset-password",      kPublic,   ResetPassword, kCredentials},

    {kGet,    "/api/user",                     kOptional, GetSessionUser},
    {kGet,    "/api/auth/user",                kSignedIn, GetUser},
    {kPatch,  "/api/user/profile",             kSignedIn, UpdateProfile},
    {kPost,   "/api/user/password",            kSignedIn, ChangePassword, kCredentials},
    {kPost,   "/api/user/email",               kSignedIn, ChangeEmail, kMail},
    {kGet,    "/api/user/sessions",            kSignedIn, ListSessions},
    {kDelete, "/api/user/sessions",            kSignedIn, DeleteOtherSessions},
    {kDelete, "/api/user/sessions/:sessionId", kSignedIn, DeleteSession},
    {kGet,    "/api/user/export",              kSignedIn, ExportData},
    {kDelete, "/api/user/account",             kSignedIn, DeleteAccount, kCredentials},

    {kGet,    "/api/recipes",                  kSignedIn, ListRecipes},
    {kPost,   "/api/recipes",                  kSignedIn, CreateRecipe},
    {kGet,    "/api/recipes/search",           kSignedIn, SearchRecipes},
    {kGet,    "/api/recipes/search/:query",    kSignedIn, SearchRecipesByPath},
    {kGet,    "/api/recipes/:id",              kSignedIn, GetRecipe},
    {kPatch,  "/api/recipes/:id",              kSignedIn, UpdateRecipe},
    {kDelete, "/api/recipes/:id",              kSignedIn, DeleteRecipe},
    {kPost,   "/api/recipes/:id/restore",      kSignedIn, RestoreRecipe},

    {kGet,    "/api/chef",                     kSignedIn, GetChef},
    {kGet,    "/api/chatbot/conversations",    kSignedIn, ListConversations},
    {kPost,   "/api/chatbot/conversations",    kSignedIn, CreateConversation, kChef},
    {kGet,    "/api/chatbot/conversations/:conversationId",
                                               kSignedIn, GetConversation},
    {kPatch,  "/api/chatbot/conversations/:conversationId",
                                               kSignedIn, RenameConversation},
    {kDelete, "/api/chatbot/conversations/:conversationId",
                                               kSignedIn, DeleteConversation},
    {kGet,    "/api/chatbot/conversations/:conversationId/export",
                                               kSignedIn, ExportConversation},
    {kPost,   "/api/chatbot/conversations/:conversationId/messages",
                                               kSignedIn, AskChef, kChef},
    {kPost,   "/api/chatbot/conversations/:conversationId/messages/:messageId/save",
                                               kSignedIn, SaveChefRecipe},
    {kPost,   "/api/chatbot/chat",             kSignedIn, Chat, kChef},
    {kPost,   "/api/chatbot/generate-recipe",  kSignedIn, GenerateRecipe, kChef},
    {kGet,    "/api/chatbot/conversation",     kSignedIn, GetLastConversation},

    {kGet,    "/api/usage",                    kSignedIn, GetUsage},
    {kGet,    "/api/usage/stats",              kSignedIn, GetUsage},
    {kGet,    "/api/usage/:month",             kSignedIn, GetUsageOfMonth},
    // clang-format on
};

}  // namespace

std::span<const Route> Routes() { return kRoutes; }

}  // namespace flavorbot::web_api
