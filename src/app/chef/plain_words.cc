#include "app/chef/plain_words.h"

#include <algorithm>

#include "app/chef/words.h"

namespace flavorbot::app::chef {
namespace {

// In the order of their letters.
constexpr std::string_view kPlainWords[] = {
    "a", "about", "above", "actually", "add", "after", "afternoon", "again", "against", "ago",
    "all", "allergic", "allergy", "allow", "almost", "alone", "along", "already", "also",
    "although", "always", "am", "american", "an", "and", "another", "answer", "any", "anybody",
    "anyone", "anything", "anyway", "apart", "appetizer", "are", "around", "as", "ask", "at",
    "avoid", "away", "baby", "back", "bad", "bag", "bake", "baked", "baking", "base", "basic",
    "batch", "be", "beach", "because", "become", "been", "before", "begin", "beginner",
    "being", "below", "best", "better", "between", "big", "bigger", "birthday", "bit", "bite",
    "black", "blend", "blender", "blue", "boil", "boiled", "both", "bottle", "bowl", "box",
    "boy", "boyfriend", "braise", "braised", "bread", "breakfast", "bring", "british", "broth",
    "brown", "brunch", "budget", "burger", "busy", "but", "buy", "by", "cake", "call",
    "calorie", "calories", "camping", "can", "cannot", "cant", "carbs", "care", "celebrate",
    "celsius", "centimeter", "change", "cheap", "cheaper", "chef", "chew", "child", "children",
    "chill", "chinese", "chips", "choose", "chop", "chopped", "christmas", "city", "classic",
    "clean", "close", "cold", "color", "colour", "come", "comfort", "comforting", "company",
    "complete", "cook", "cooked", "cooker", "cookie", "cooking", "cool", "could", "count",
    "couple", "course", "cozy", "crazy", "cream", "creamy", "create", "crisp", "crispy",
    "crunch", "crunchy", "cuisine", "cup", "cups", "curry", "cut", "daily", "dark", "date",
    "daughter", "day", "dead", "deal", "dear", "decide", "deep", "degree", "degrees",
    "delicious", "dessert", "did", "diet", "different", "difficult", "dinner", "dip", "dish",
    "do", "does", "dog", "doing", "done", "dont", "dozen", "drain", "dressing", "dried",
    "drink", "dry", "due", "during", "each", "early", "easier", "easter", "easy", "eat",
    "eating", "either", "else", "empty", "end", "enjoy", "enough", "equipment", "even",
    "evening", "ever", "every", "everybody", "everyone", "everything", "exact", "except",
    "expensive", "extra", "fahrenheit", "family", "fan", "fancy", "far", "fast", "faster",
    "fat", "fats", "favorite", "favourite", "feed", "feel", "few", "fewer", "fiber", "fibre",
    "figure", "fill", "filling", "final", "find", "fine", "finger", "finish", "first", "fit",
    "five", "flavor", "flavour", "flexible", "fold", "food", "foods", "for", "forget", "four",
    "free", "freezer", "french", "fresh", "friday", "fridge", "fried", "friend", "from",
    "frozen", "fruit", "fry", "full", "fun", "fusion", "gallon", "german", "get", "gift",
    "girl", "girlfriend", "give", "glass", "go", "good", "got", "grab", "gram", "grams",
    "grandma", "grate", "grated", "great", "greek", "green", "grill", "grilled", "ground",
    "group", "grow", "guest", "guests", "had", "half", "hand", "handful", "hands", "happy",
    "hard", "has", "hate", "have", "having", "he", "head", "health", "healthier", "healthy",
    "hear", "hearty", "heat", "heavy", "hello", "help", "her", "here", "hey", "hi", "high",
    "hike", "him", "his", "hold", "holiday", "home", "homemade", "hope", "hot", "hour",
    "hours", "house", "how", "however", "hungry", "husband", "i", "ice", "idea", "if", "ill",
    "im", "impress", "in", "inch", "include", "indian", "ingredient", "inside", "inspired",
    "instead", "intense", "into", "intolerant", "is", "it", "italian", "its", "ive",
    "japanese", "just", "keep", "kid", "kiddo", "kids", "kilo", "kind", "kitchen", "know",
    "korean", "large", "last", "late", "later", "layer", "lazy", "least", "leave", "left",
    "leftover", "less", "let", "level", "lid", "life", "light", "lighter", "like", "liked",
    "likes", "line", "list", "liter", "litre", "little", "live", "long", "look", "lot", "love",
    "low", "lunch", "lunchbox", "lunchboxes", "machine", "made", "main", "make", "making",
    "man", "many", "mash", "mashed", "maybe", "me", "meal", "mean", "meat", "medium", "meet",
    "melt", "melted", "metal", "mexican", "middle", "mild", "min", "minute", "minutes", "mix",
    "mixed", "mixer", "monday", "money", "month", "mood", "more", "morning", "moroccan",
    "most", "mother", "mouth", "much", "must", "my", "myself", "name", "need", "never", "new",
    "next", "nice", "night", "nine", "no", "nobody", "none", "noodle", "normal", "not", "note",
    "nothing", "now", "number", "of", "off", "office", "often", "oh", "ok", "old", "on",
    "once", "one", "only", "open", "option", "or", "order", "other", "ounce", "ounces", "our",
    "out", "oven", "over", "own", "pack", "pan", "part", "partner", "party", "pasta", "peel",
    "people", "per", "perfect", "person", "picky", "picnic", "pie", "piece", "pinch", "pint",
    "pizza", "plain", "plan", "plate", "please", "plenty", "plus", "poach", "poached",
    "popular", "portion", "pot", "potluck", "pound", "pounds", "prefer", "prepare", "pretty",
    "probably", "protein", "proteins", "puree", "put", "quart", "quarter", "question", "quick",
    "quicker", "quickly", "quite", "ramadan", "raw", "ready", "real", "really", "recipe",
    "red", "reduce", "refrigerator", "regular", "replace", "request", "rest", "rich", "right",
    "roast", "roasted", "romantic", "room", "round", "salad", "salt", "same", "sandwich",
    "saturday", "sauce", "save", "say", "school", "season", "second", "see", "send", "serve",
    "served", "serving", "servings", "set", "seven", "several", "shake", "shape", "she",
    "sheet", "short", "should", "show", "side", "silky", "simmer", "simple", "since", "single",
    "six", "size", "skill", "skillet", "skip", "sleep", "slice", "sliced", "slices", "slow",
    "small", "smaller", "smell", "smoked", "smooth", "snack", "so", "sodium", "soft", "some",
    "somebody", "someone", "something", "sometimes", "son", "soon", "sorry", "soup", "sour",
    "spanish", "speed", "spend", "spicier", "spicy", "spoon", "spread", "spring", "stage",
    "stand", "start", "starter", "stay", "steam", "steamed", "stew", "still", "stir", "stock",
    "store", "story", "stove", "street", "strong", "stuff", "stuffed", "style", "substitute",
    "such", "sugar", "suggest", "summer", "sunday", "super", "supper", "sure", "surprise",
    "swap", "sweet", "table", "tablespoon", "tablespoons", "taco", "tacos", "take", "talk",
    "taste", "tasty", "tea", "teaspoon", "teaspoons", "tell", "temperature", "ten", "tender",
    "thai", "than", "thank", "thanks", "thanksgiving", "that", "the", "their", "them", "then",
    "there", "these", "they", "thick", "thin", "thing", "think", "this", "those", "three",
    "through", "thursday", "time", "tin", "tiny", "tip", "to", "toast", "today", "toddler",
    "together", "tomorrow", "tonight", "too", "tool", "top", "topping", "toss", "tossed",
    "total", "touch", "traditional", "tray", "treat", "tried", "try", "tuesday", "turkish",
    "turn", "twelve", "twenty", "two", "type", "under", "until", "up", "us", "use", "used",
    "using", "usual", "valentine", "vegan", "vegetables", "vegetarian", "veggie", "version",
    "very", "wait", "want", "warm", "was", "wash", "watch", "water", "way", "we", "weather",
    "wednesday", "week", "weekday", "weekdays", "weekend", "weeknight", "weight", "well",
    "were", "what", "whatever", "when", "where", "which", "while", "whisk", "white", "who",
    "whole", "why", "wife", "will", "winter", "wish", "with", "within", "without", "wok",
    "wonderful", "word", "work", "world", "worry", "would", "wrap", "year", "yellow", "yes",
    "yesterday", "yet", "you", "young", "your", "yourself", "yummy", "zero"};
static_assert(std::ranges::is_sorted(kPlainWords));

}  // namespace

bool IsPlainWord(std::string_view stem) {
  if (std::ranges::binary_search(kPlainWords, stem)) return true;
  return std::ranges::binary_search(kPlainWords, std::string(stem) + "s");
}

}  // namespace flavorbot::app::chef
