extension Topic {
  static let letters = Topic(
    name: "letters", summary: "who gets which letter, in which words, and how to read them first",
    text: """
      Two people are told of a breach: the patient whose recordings were affected, and the patient \
      who was wrongly shown them. Each letter is to one person, says what happened to that person \
      and nothing of anybody else. Who is both gets two letters that do not mention each other.

      What a letter to an affected patient says depends on what the logs prove:

        opened          somebody the logs name opened a recording: how many, from how many
                        accounts, whether the whole, a part, or how much is not known
        shown only      it was listed, and the logs prove that nobody else opened it
        not ruled out   it was listed, and the logs are silent, were worked out, or name nobody
        linked alone    it would have been listed, and nobody asked yet

      A letter to a recipient says that recordings were shown that were not theirs, asks them to \
      delete what they kept, and comes with a form (reply-form) that asks for no name; who has not answered gets notice-reminder \
      (candour notices remind). The letter about a child under 16 is to the parent or carer, where \
      the guardian lives. notice-general \
      is for everybody who may notice that something has changed; it names nobody.

      Its words are templates: uk/notice-affected.txt, notice-recipient.txt, notice-general.txt, \
      reply-form.txt, and the parts letter-*.txt that they share. Pages for print (.html) and \
      e-mails are made from the same words. What only people know comes from facts.json5: \
      actions_taken, actions_planned, recurrence_prevention, support_offered, contact, \
      dpo, consequences (printed in every affected patient's letter, so of nobody in particular); \
      letters.cause says in 1 or 2 plain sentences what caused it, in place of the words for a \
      fault or an attack; letters.name_dates allows the days of the calls. What is missing stands in the draft as \
      [Not yet known: …].

      To read every letter aloud before there is one:

        candour template render uk/notice-affected.txt --variants
        candour template render uk/notice-affected.txt --variant all
        candour template render uk/notice-recipient.html --variant opened > letter.html

      To put it into words of your own, in the case or for good:

        candour template export our-templates
        candour template check --templates our-templates
        candour notices draft --templates our-templates

      A line of a template's own is a sentence that may stand or fall with a section; lines that \
      follow each other become one paragraph; a line that begins with a space or a bullet stays as \
      it is; a line without a full stop before a paragraph is a heading. {{! }} is a comment.

      template check holds letters to the NHS service manual, each remark with file and line: at \
      most 20 words a sentence and 3 sentences a paragraph; no half apology, threat, office word or \
      jargon; nothing made small; digits, days in full, "to" and no dash; few passive sentences. \
      The reading age is the Flesch-Kincaid grade plus 5, of the hardest variant: the guidance asks \
      for words that 9 to 11 year olds can read, so 11 is the most and less is easier. A remark \
      makes the exit 1, a template that cannot be filled 3. It finds what to rewrite; whether people \
      understand a letter, people say.

      Other languages stand in a folder named by their tag, uk/cy/notice-affected.txt for Welsh, \
      with all the parts they use, of which letter-date.txt says how a day is written; a patient whose \
      language has no template gets a held letter, never the wrong language. Of them template check \
      judges lengths and variables alone.

      The leak guard reads every form of every letter, whatever markup, escapes or line ends part a \
      word. Base64 of 8 characters and more is decoded in what was filled in, and in the templates. \
      What is in a picture it cannot read: use none that shows a name.

      Nothing is sent by drafting. notices draft, list, decide, approve, release, reply and remind take a \
      letter from draft to its last answer: candour runbook show patient-notices.
      """)
}
