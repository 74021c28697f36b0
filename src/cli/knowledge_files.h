// The knowledge base of this run: what ships with the program, and what the operator adds to it.
//
// An operator's folder is like knowledge/ of the source: foods/*.json, recipes/*.json,
// substitutions.json ... A food or a recipe of the same name or id replaces the shipped one.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::cli {

// `own` is what FLAVORBOT_KNOWLEDGE_DIR says; empty: what ships alone.
// Errors: one line that names the file, the entry and what is wrong with it, or the folder that
//         isn't there or is none.
base::Result<knowledge::KnowledgeBase, std::string> ReadKnowledge(const std::filesystem::path& own);

}  // namespace flavorbot::cli
