extension Topic {
  static let json = Topic(
    name: "json", summary: "the JSON that scripts may rely on",
    text: """
      What --json prints is a contract: keys are added, never renamed or taken away. Times are UTC \
      with milliseconds; what is not known is null.

      candour list --json prints one object a line for each exposure

        {"exposure":1,"viewer":"pt-0007","viewer_kind":"patient","recording":"rec-0042",
         "patient":"pt-0031","attribution":"owned","content":"consultation",
         "evidence":"recorded","action":"opened",
         "attempted":{"count":0,"first":null,"last":null},
         "linked":{"count":0,"first":null,"last":null},
         "shown":{"count":2,"first":"2020-06-09T11:02:11.000Z","last":"2020-06-09T11:05:00.123Z"},
         "opened":{"count":1,"first":"2020-06-09T11:06:00.000Z",
                   "last":"2020-06-09T11:06:00.000Z","bytes":1048576,"seconds":null,
                   "extent":"partial"},
         "lines":[{"source":"access.log","line":118204},{"source":"access.log","line":118960}]}

        viewer_kind  patient, unknown
        attribution  owned, unattributed (then patient is null)
        content      consultation, none
        evidence     recorded, reconstructed (no event of it is recorded)
        action       attempted, linked, shown, opened: the highest
        extent       whole, partial, unknown; null without an opened event

      candour status --json prints one object

        {"case":"C-…","jurisdiction":"uk","aware_at":null,"due_at":null,"overdue":false,
         "contained_at":null,"after_containment":0,
         "window":{"first":"…","last":"…"},
         "data_subjects":{"confirmed":1,"maximum":50,"bound":"exact"},
         "records":{"confirmed":1,"maximum":51,"bound":"exact"},
         "recipients":{"opened":1,"shown":3},
         "exposures":{"opened":1,"shown":52,"linked":0,"attempted":0,"unattributed":0,
                      "no_content":2},
         "unknown_viewers":0,
         "recorded_only":{"data_subjects":{…},"records":{…},"recipients":{…},"exposures":{…}},
         "deadlines":[{"regime":"uk-ico","duty":"regulator","due_at":"…","overdue":false}],
         "lines":{"lines":0,"used":0,"ignored":0,"rejected":0,"repaired":0},
         "sources":[{"name":"access.log","sha256":"…","bytes":0,"lines":0,"used":0,"ignored":0,
                     "rejected":0,"first":"…","last":"…","gaps":[{"from":"…","until":"…"}]}],
         "ledger":{"entries":0,"head":"…"}}

      Data subjects are the owners of recordings, never those who saw them; confirmed counts what \
      a named viewer opened, maximum what anyone was shown or opened; bound is exact or at_least. \
      The four actions in exposures hold every exposure once, under its highest action; \
      unattributed and no_content are parts of them. Patient and record totals leave out both. \
      recipients.shown counts the viewers of shown or opened.

      candour scan --json prints the same object with one more

        "run":{"number":1,"sources":["access.log"],"new":0,"raised":0,"cleared":0}

      candour verify --json prints one object

        {"ok":true,"checked":{"sources":0,"lines":0,"entries":0},
         "differences":[{"what":"source","name":"…","line":null,"reason":"…"}]}

        what  source, line, ledger, document

      Other verbs print one object a line

        candour list --rejected     {"source","line","reason"}
        candour list --gaps         {"source","from","until"}; source is null
                                    where no log speaks at all
        candour list --sources      as in sources above; candour source list too
        candour why                 {"exposure","source","line","offset","length","sha256",
                                     "action","time","raw","in_log"}
        candour facts               {"key","form","question","answered","answer","line"};
                                    form is the number of the form's question, or null

      candour notices draft --json prints one object

        {"folder":"…","affected":0,"recipients":0,
         "held":[{"reference":"…","reason":"…"}],"withheld":[…]}
      """)
}
