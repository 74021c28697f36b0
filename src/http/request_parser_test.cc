#include "http/request_parser.h"

#include <gtest/gtest.h>

#include <random>

namespace flavorbot::http {
namespace {

constexpr std::size_t kMaxBody = 1000;

// The status of the rejection, or 0.
int StatusOf(std::string_view head) {
  RequestParser parser(kMaxBody);
  Request request;
  const auto parsed = parser.ParseHead(head, request);
  return parsed ? 0 : parsed.error().status;
}

// Head, then the body in pieces of `piece` bytes; what is left unread is left out.
struct Parsed {
  Request request;
  int status = 0;
  bool done = false;
};
Parsed ParseInPieces(const std::string& head, std::string_view body, std::size_t piece) {
  Parsed parsed;
  RequestParser parser(kMaxBody);
  if (const auto ok = parser.ParseHead(head, parsed.request); !ok) {
    parsed.status = ok.error().status;
    return parsed;
  }
  std::string unread;
  while (!parser.done() && !body.empty()) {
    unread += body.substr(0, piece);
    body.remove_prefix(std::min(piece, body.size()));
    const auto used = parser.ParseBody(unread);
    if (!used) {
      parsed.status = used.error().status;
      return parsed;
    }
    unread.erase(0, *used);
  }
  parsed.done = parser.done();
  return parsed;
}

const std::string kChunkedHead = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

TEST(RequestParser, AHeadBecomesARequest) {
  RequestParser parser(kMaxBody);
  Request request;
  ASSERT_TRUE(parser.ParseHead(
      "GET /a%20b?c=d HTTP/1.1\r\nHost: example.org\r\nX-Y:  z \r\nx-y: w\r\n\r\n", request));
  EXPECT_EQ(request.method, Method::kGet);
  EXPECT_EQ(request.target, "/a%20b?c=d");
  EXPECT_EQ(request.headers.Find("x-y"), "z");
  EXPECT_EQ(request.headers.size(), 3u);
  EXPECT_TRUE(parser.done());
  EXPECT_TRUE(parser.keep_alive());
}

TEST(RequestParser, TheConnectionStaysAsTheVersionAndTheFieldSay) {
  RequestParser parser(kMaxBody);
  Request request;
  ASSERT_TRUE(
      parser.ParseHead("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n", request));
  EXPECT_FALSE(parser.keep_alive());
  ASSERT_TRUE(parser.ParseHead("GET / HTTP/1.0\r\n\r\n", request));
  EXPECT_FALSE(parser.keep_alive());
  EXPECT_TRUE(parser.http_1_0());
  ASSERT_TRUE(parser.ParseHead("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", request));
  EXPECT_TRUE(parser.keep_alive());
}

TEST(RequestParser, ABodyOfKnownLengthArrivesInAnyPieces) {
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n";
  for (std::size_t piece = 1; piece <= 12; ++piece) {
    const Parsed parsed = ParseInPieces(head, "hello world", piece);
    EXPECT_TRUE(parsed.done) << piece;
    EXPECT_EQ(parsed.request.body, "hello world") << piece;
  }
}

TEST(RequestParser, AChunkedBodyArrivesInAnyPieces) {
  const std::string_view body = "5\r\nhello\r\n006;ext=\"v\"\r\n world\r\n0\r\nTrailer: t\r\n\r\n";
  for (std::size_t piece = 1; piece <= body.size(); ++piece) {
    const Parsed parsed = ParseInPieces(kChunkedHead, body, piece);
    EXPECT_TRUE(parsed.done) << piece;
    EXPECT_EQ(parsed.request.body, "hello world") << piece;
    EXPECT_EQ(parsed.request.headers.Find("Trailer"), std::nullopt) << piece;
  }
}

TEST(RequestParser, AnEmptyChunkedBodyArrivesInAnyPieces) {
  for (std::size_t piece = 1; piece <= 5; ++piece) {
    const Parsed parsed = ParseInPieces(kChunkedHead, "0\r\n\r\n", piece);
    EXPECT_TRUE(parsed.done) << piece;
    EXPECT_EQ(parsed.request.body, "") << piece;
  }
}

TEST(RequestParser, BrokenChunksAreMalformed) {
  for (const char* body :
       {"g\r\nhello\r\n0\r\n\r\n", "-5\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n", "5\r\nhelloXX0\r\n\r\n", "\r\n\r\n\r\n", "fffffffffffffffff\r\nx",
        "5 \r\nhello\r\n0\r\n\r\n", "0\r\nContent-Length: 5\r\n\r\n"}) {
    EXPECT_EQ(ParseInPieces(kChunkedHead, body, 100).status, 400) << body;
  }
}

TEST(RequestParser, BodiesOverTheLimitAre413) {
  EXPECT_EQ(StatusOf("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n"), 0);
  EXPECT_EQ(StatusOf("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n"), 413);
  const std::string half = "1F4\r\n" + std::string(500, 'x') + "\r\n";
  EXPECT_TRUE(ParseInPieces(kChunkedHead, half + half + "0\r\n\r\n", 64).done);
  EXPECT_EQ(ParseInPieces(kChunkedHead, half + half + "1\r\nx\r\n0\r\n\r\n", 64).status, 413);
}

// Chunk extensions carry nothing for us; a body made of them would hold the connection for free.
TEST(RequestParser, FramingThatOutweighsItsBodyIsMalformed) {
  std::string body;
  for (int i = 0; i < 20; ++i) body += "1;" + std::string(1000, 'e') + "\r\nx\r\n";
  EXPECT_EQ(ParseInPieces(kChunkedHead, body, 1024).status, 400);
}

TEST(RequestParser, LengthsThatParsersCouldReadDifferentlyAreMalformed) {
  for (const char* fields :
       {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 5\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 5\r\n", "Content-Length: +5\r\n", "Content-Length: -1\r\n",
        "Content-Length: 0x5\r\n", "Content-Length: 5 5\r\n", "Content-Length:\r\n",
        "Content-Length: 99999999999999999999\r\n", "Content-Length : 5\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"}) {
    EXPECT_EQ(StatusOf("POST / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n"), 400)
        << fields;
  }
  EXPECT_EQ(StatusOf("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(RequestParser, TransferCodingsOtherThanChunkedAreNotImplemented) {
  for (const char* coding : {"gzip", "identity", "gzip, chunked", "chunked, gzip", "xchunked"}) {
    EXPECT_EQ(StatusOf("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + std::string(coding) +
                       "\r\n\r\n"),
              501)
        << coding;
  }
}

TEST(RequestParser, AnHttp11RequestHasExactlyOneHost) {
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(StatusOf("GET / HTTP/1.0\r\n\r\n"), 0);
}

TEST(RequestParser, MalformedHeadsAre400) {
  for (const char* line :
       {"GET", "GET /", "GET / HTTP", "GET / HTTP/1.1 x", "GET  / HTTP/1.1", "GET / FTP/1.1",
        "G@T / HTTP/1.1", "GET /a b HTTP/1.1", "GET a HTTP/1.1", "GET \\a HTTP/1.1",
        "GET /a\\..\\b HTTP/1.1", "GET /a#b HTTP/1.1", "GET /caf\xC3\xA9 HTTP/1.1",
        "GET * HTTP/1.1", "GET http:///a HTTP/1.1", "GET ftp://a/b HTTP/1.1"}) {
    EXPECT_EQ(StatusOf(std::string(line) + "\r\nHost: a\r\n\r\n"), 400) << line;
  }
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n"), 400);
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\nHost: a\r\nBad name: x\r\n\r\n"), 400);
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\nHost: a\r\nX: a\x01z\r\n\r\n"), 400);
}

TEST(RequestParser, OtherVersionsMethodsAndExpectationsHaveTheirAnswers) {
  EXPECT_EQ(StatusOf("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
  EXPECT_EQ(StatusOf("PRI * HTTP/2.0\r\n\r\n"), 505);
  EXPECT_EQ(StatusOf("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
  EXPECT_EQ(StatusOf("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
  EXPECT_EQ(StatusOf("POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n"), 417);
  EXPECT_EQ(StatusOf("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
}

TEST(RequestParser, AnAbsoluteTargetGivesThePathAndTheHost) {
  RequestParser parser(kMaxBody);
  Request request;
  ASSERT_TRUE(parser.ParseHead("GET HTTP://b:80/x?y HTTP/1.1\r\nHost: a\r\n\r\n", request));
  EXPECT_EQ(request.target, "/x?y");
  EXPECT_EQ(request.headers.Find("Host"), "b:80");
  ASSERT_TRUE(parser.ParseHead("GET http://b?y HTTP/1.1\r\nHost: a\r\n\r\n", request));
  EXPECT_EQ(request.target, "/?y");
}

// Beast asserts what it assumes of its input; no input may get as far as that. Each round changes a
// few bytes of a good message and feeds it in odd pieces; what doesn't parse must say so.
TEST(RequestParser, ChangedMessagesAreRequestsOrRejectionsInAnyPieces) {
  const std::string body = "5;a=\"b\"\r\nhello\r\n00A\r\n0123456789\r\n0\r\nT: u\r\nV: w\r\n\r\n";
  const std::string_view spice = "\r\n\t :;,0159afx\"=\\%\x01\xFF";
  std::mt19937 random(42);
  const auto below = [&random](std::size_t bound) { return random() % bound; };
  int parsed_whole = 0;
  int rejected = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string head = kChunkedHead;
    std::string changed = body;
    for (std::size_t changes = below(4); changes > 0; --changes) {
      std::string& target = below(5) == 0 ? head : changed;
      const std::size_t at = below(target.size());
      switch (below(3)) {
        case 0:
          target[at] = spice[below(spice.size())];
          break;
        case 1:
          target.insert(at, 1, spice[below(spice.size())]);
          break;
        default:
          target.erase(at, 1 + below(3));
          break;
      }
    }
    const Parsed parsed = ParseInPieces(head, changed, 1 + below(12));
    EXPECT_FALSE(parsed.done && parsed.status != 0);
    parsed_whole += parsed.done ? 1 : 0;
    rejected += parsed.status != 0 ? 1 : 0;
  }
  EXPECT_GT(parsed_whole, 1000);
  EXPECT_GT(rejected, 1000);
}

}  // namespace
}  // namespace flavorbot::http
