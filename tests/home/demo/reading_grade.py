"""The Flesch-Kincaid grade of a text: how many years of school it takes to read it."""

import re

WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
SILENT = re.compile(r"(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$")


def syllables(word):
    word = word.lower()
    if len(word) <= 3:
        return 1
    return max(1, len(re.findall("[aeiouy]+", SILENT.sub("", word))))


def grade(text):
    sentences = [WORD.findall(sentence) for sentence in SENTENCE_END.split(text)]
    sentences = [words for words in sentences if words]
    words = [word for sentence in sentences for word in sentence]
    sounds = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * sounds / len(words) - 15.59
