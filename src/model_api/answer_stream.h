// Answer stream: reads a provider's stream to its end, event by event, and passes the words on as
// they come.
//
// Threads: one stream, one call.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>

#include "base/result.h"
#include "http/response_stream.h"
#include "model_api/answer_decoder.h"
#include "model_api/model_client.h"

namespace flavorbot::model_api {

struct StreamDeadlines {
  std::chrono::steady_clock::time_point first_word;  // until when anything must come
  std::chrono::milliseconds quiet;                   // how long nothing more may come
  std::chrono::steady_clock::time_point last;        // until when all must have come
};

// Borrows all of them until it returns. What the decoder has then is the answer.
// Errors: kUnavailable when the stream breaks off; kTimeout; kCancelled; kMalformed; the decoder's.
boost::asio::awaitable<base::Result<void, ModelError>> ReadAnswer(http::ResponseStream& stream,
                                                                  AnswerDecoder& decoder,
                                                                  TextSink& sink,
                                                                  StreamDeadlines deadlines);

}  // namespace flavorbot::model_api
