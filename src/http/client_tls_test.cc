// Whom a client over TLS believes.
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/random.h"
#include "http/client_pool.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::awaitable;
using asio::ip::tcp;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

// A key, and a certificate for `name` that it signed itself.
class Identity {
 public:
  explicit Identity(const std::string& name)
      : key_(EVP_EC_gen("P-256"), &EVP_PKEY_free), certificate_(X509_new(), &X509_free) {
    X509* x509 = certificate_.get();
    X509_set_version(x509, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
    X509_set_pubkey(x509, key_.get());
    X509_NAME* subject = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
    X509_set_issuer_name(x509, subject);
    const std::string names = "DNS:" + name;
    X509_EXTENSION* extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names.c_str());
    X509_add_ext(x509, extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(x509, key_.get(), EVP_sha256());
  }

  void Use(ssl::context& context) const {
    SSL_CTX_use_certificate(context.native_handle(), certificate_.get());
    SSL_CTX_use_PrivateKey(context.native_handle(), key_.get());
  }

  void WriteCertificate(const std::filesystem::path& file) const {
    const std::unique_ptr<FILE, int (*)(FILE*)> out(std::fopen(file.c_str(), "w"), &std::fclose);
    ASSERT_NE(out, nullptr);
    PEM_write_X509(out.get(), certificate_.get());
  }

 private:
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
  std::unique_ptr<X509, decltype(&X509_free)> certificate_;
};

class ClientTlsTest : public testing::Test {
 protected:
  ClientTlsTest()
      : authorities_(std::filesystem::temp_directory_path() /
                     ("flavorbot-" + base::RandomToken(base::SystemRandom(), 8) + ".pem")) {}
  ~ClientTlsTest() override { std::filesystem::remove(authorities_); }

  // Answers every connection of the test with "hello", as `identity`.
  void Serve(const Identity& identity) {
    identity.Use(context_);
    asio::co_spawn(io_, Accept(), asio::detached);
  }

  // Trusts what is in `authorities`; nothing is what the system trusts.
  base::Result<ReceivedResponse, ClientError> Fetch(const std::filesystem::path& authorities,
                                                    std::optional<HttpProxy> proxy = {}) {
    auto tls = TlsContext::Make(authorities);
    EXPECT_TRUE(tls) << tls.error();
    ClientPool pool({.host = "localhost",
                     .port = acceptor_.local_endpoint().port(),
                     .tls = *std::move(tls),
                     .proxy = std::move(proxy)});
    std::optional<base::Result<ReceivedResponse, ClientError>> fetched;
    asio::co_spawn(io_, pool.Fetch({.target = "/"}),
                   [&fetched](const std::exception_ptr& thrown, auto result) {
                     EXPECT_FALSE(thrown);
                     fetched = std::move(result);
                   });
    while (!fetched) io_.run_one();
    return *std::move(fetched);
  }

  // A proxy that opens tunnels to the test's server, for who knows the password.
  HttpProxy Proxy(std::string authorization) {
    asio::co_spawn(io_, AcceptTunnels(), asio::detached);
    return {"127.0.0.1", proxy_acceptor_.local_endpoint().port(), std::move(authorization)};
  }

  std::filesystem::path authorities_;
  std::string asked_of_proxy_;

 private:
  awaitable<void> AcceptTunnels() {
    auto [error, client] = co_await proxy_acceptor_.async_accept(kAwait);
    if (error) co_return;
    co_await asio::async_read_until(client, asio::dynamic_buffer(asked_of_proxy_), "\r\n\r\n",
                                    kAwait);
    const bool is_known = asked_of_proxy_.contains("Proxy-Authorization: Basic dTpw\r\n");
    const std::string answer = is_known ? "HTTP/1.1 200 Connection established\r\n\r\n"
                                        : "HTTP/1.1 407 Proxy Authentication Required\r\n"
                                          "Content-Length: 0\r\n\r\n";
    co_await asio::async_write(client, asio::buffer(answer), kAwait);
    if (!is_known) co_return;
    const auto from_client = std::make_shared<tcp::socket>(std::move(client));
    const auto from_server = std::make_shared<tcp::socket>(io_);
    co_await from_server->async_connect(acceptor_.local_endpoint(), kAwait);
    asio::co_spawn(io_, Pass(from_client, from_server), asio::detached);
    asio::co_spawn(io_, Pass(from_server, from_client), asio::detached);
  }
  static awaitable<void> Pass(std::shared_ptr<tcp::socket> from, std::shared_ptr<tcp::socket> to) {
    std::array<char, 4096> bytes;
    while (true) {
      const auto [error, count] = co_await from->async_read_some(asio::buffer(bytes), kAwait);
      if (error) break;
      co_await asio::async_write(*to, asio::buffer(bytes.data(), count), kAwait);
    }
    boost::system::error_code ignored;
    to->shutdown(tcp::socket::shutdown_send, ignored);
  }

  awaitable<void> Accept() {
    for (;;) {
      auto [error, socket] = co_await acceptor_.async_accept(kAwait);
      if (error) co_return;
      asio::co_spawn(io_, Answer(ssl::stream<tcp::socket>(std::move(socket), context_)),
                     asio::detached);
    }
  }
  static awaitable<void> Answer(ssl::stream<tcp::socket> stream) {
    const auto [refused] = co_await stream.async_handshake(ssl::stream_base::server, kAwait);
    if (refused) co_return;
    std::string received;
    co_await asio::async_read_until(stream, asio::dynamic_buffer(received), "\r\n\r\n", kAwait);
    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    co_await asio::async_write(stream, asio::buffer(answer), kAwait);
  }

  asio::io_context io_;
  ssl::context context_{ssl::context::tls_server};
  tcp::acceptor acceptor_{io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
  tcp::acceptor proxy_acceptor_{io_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)};
};

TEST_F(ClientTlsTest, ItsAuthoritysCertificateForTheHostIsBelieved) {
  const Identity localhost("localhost");
  Serve(localhost);
  localhost.WriteCertificate(authorities_);
  const auto fetched = Fetch(authorities_);
  ASSERT_TRUE(fetched) << ClientErrorText(fetched.error());
  EXPECT_EQ(fetched->body, "hello");
}

TEST_F(ClientTlsTest, ACertificateForAnotherHostIsNot) {
  const Identity other("example.org");
  Serve(other);
  other.WriteCertificate(authorities_);
  EXPECT_EQ(Fetch(authorities_).error(), ClientError::kNotTrusted);
}

TEST_F(ClientTlsTest, ACertificateOfAnUnknownAuthorityIsNot) {
  Serve(Identity("localhost"));
  EXPECT_EQ(Fetch({}).error(), ClientError::kNotTrusted);
}

TEST_F(ClientTlsTest, ThroughAProxysTunnelTheHostIsStillProven) {
  const Identity localhost("localhost");
  Serve(localhost);
  localhost.WriteCertificate(authorities_);
  const auto fetched = Fetch(authorities_, Proxy("Basic dTpw"));
  ASSERT_TRUE(fetched) << ClientErrorText(fetched.error());
  EXPECT_EQ(fetched->body, "hello");
  EXPECT_TRUE(asked_of_proxy_.starts_with("CONNECT localhost:")) << asked_of_proxy_;
}

TEST_F(ClientTlsTest, AProxyThatRefusesIsAFailedConnection) {
  const Identity localhost("localhost");
  Serve(localhost);
  localhost.WriteCertificate(authorities_);
  EXPECT_EQ(Fetch(authorities_, Proxy("")).error(), ClientError::kConnectionFailed);
}

TEST_F(ClientTlsTest, AuthoritiesThatCannotBeReadAreTold) {
  const auto made = TlsContext::Make(authorities_);  // not there
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().find(authorities_.string()), std::string::npos);
}

}  // namespace
}  // namespace flavorbot::http
