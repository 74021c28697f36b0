#include "aws/xml_texts.h"

#include <expat.h>

#include <memory>
#include <vector>

namespace flavorbot::aws {
namespace {

constexpr std::size_t kMostDeep = 16;

struct Reading {
  XML_Parser parser;
  XmlTexts texts;
  std::string path;
  std::vector<std::size_t> ends;      // of the paths of the elements that are open
  std::vector<std::string> contents;  // of those elements
};

Reading& Of(void* user) { return *static_cast<Reading*>(user); }

void XMLCALL Open(void* user, const XML_Char* name, const XML_Char** /*attributes*/) {
  Reading& reading = Of(user);
  if (reading.ends.size() >= kMostDeep) {
    XML_StopParser(reading.parser, XML_FALSE);
    return;
  }
  std::string_view local(name);
  local.remove_prefix(local.rfind(':') + 1);  // npos + 1 is 0
  reading.ends.push_back(reading.path.size());
  reading.contents.emplace_back();
  if (!reading.path.empty()) reading.path += '/';
  reading.path += local;
}

void XMLCALL Text(void* user, const XML_Char* text, int size) {
  Reading& reading = Of(user);
  if (!reading.contents.empty())
    reading.contents.back().append(text, static_cast<std::size_t>(size));
}

void XMLCALL Close(void* user, const XML_Char* /*name*/) {
  Reading& reading = Of(user);
  if (reading.ends.empty()) return;
  reading.texts.try_emplace(reading.path, std::move(reading.contents.back()));
  reading.path.resize(reading.ends.back());
  reading.ends.pop_back();
  reading.contents.pop_back();
}

void XMLCALL DocumentType(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  XML_StopParser(Of(user).parser, XML_FALSE);
}

}  // namespace

std::optional<XmlTexts> ParseXml(std::string_view text) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  if (parser == nullptr) return std::nullopt;
  Reading reading{.parser = parser.get()};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), &Open, &Close);
  XML_SetCharacterDataHandler(parser.get(), &Text);
  XML_SetStartDoctypeDeclHandler(parser.get(), &DocumentType);
  if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) !=
      XML_STATUS_OK) {
    return std::nullopt;
  }
  return std::move(reading.texts);
}

}  // namespace flavorbot::aws
