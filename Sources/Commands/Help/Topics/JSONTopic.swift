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
      recipients.shown counts the viewers of shown or opened. deadlines lists every clock of every \
      regime that applies, the case's own regulator first; overdue above them is true while one of \
      them is late, is not recorded as done, and nobody has decided, with a date, that it is not owed; \
      "done_at" is there where it was done. "unanswered_lists":5 stands before deadlines \
      where lists were sent of which nobody can say what they showed.

      candour scan --json prints the same object with one more

        "run":{"number":1,"sources":["access.log"],"new":0,"raised":0,"cleared":0}

      candour verify --json prints one object

        {"ok":true,"checked":{"sources":0,"lines":0,"entries":0},
         "differences":[{"what":"source","name":"…","line":null,"reason":"…"}]}

        what  source, line, ledger, document

      candour send --json prints one object

        {"delivered":0,"failed":0,"waiting":0,"dead":0,"next_due_at":null}

      delivered and failed are of this run; waiting and dead of the whole case. candour send --log \
      --json prints one object a line for each message and endpoint

        {"delivery":1,"endpoint":"on-call","message":"msg_…","type":"exposures.found",
         "state":"waiting","due_at":"…",
         "attempts":[{"time":"…","outcome":"refused","status":500,"sent_bytes":400,
                      "sent_sha256":"…","answer_bytes":0,"answer_sha256":"…"}]}

        state    waiting, delivered, dead (given up, or its endpoint removed)
        outcome  delivered, refused, begun (the process was killed: it may have arrived), or in
                 words why no answer came (then status and answer are null); where no connection
                 came about, sent_bytes is 0 and sent_sha256 null

      candour webhook list --json prints one object a line for each endpoint

        {"name":"on-call","address":"https://hooks.example/…","format":"standard","events":[],
         "state":"enabled","reason":null,"signed":true,"rotates_until":null,"failures":0,
         "paused_until":null,"waiting":0,"dead":0}

      candour sweep --json prints one object

        {"sweep":3,"new_lines":0,"rejected_lines":0,"new":0,"raised":0,"cleared":0,
         "told":[{"exposure":1,"action":"opened"}],"failures":[{"kind":"stale","file":"…"}],
         "after_containment":0}

        kind  unreadable, shrunk, stale, clock, few_lines, suppression, canary_shown,
              canary_silent

      candour assess --json prints one object

        {"case":"C-…",
         "enisa":{"classes":[{"class":"opened","exposures":1,
                              "dpc":4,"ei":1,"cb":0.25,"se":4.25,"band":"very high",
                              "grounds":{"dpc":"…","ei":"…","cb":["…"]},
                              "alternatives":[{"when":"…","dpc":4,"ei":0.75,"cb":0.25,
                                               "se":3.25,"band":"high"}]}],
                  "dpc":4,"ei":1,"cb":0.25,"se":4.25,"band":"very high",
                  "flags":{"over_100":false,"unintelligible":false},
                  "overridden":null,"refused":null},
         "dspt":{"likelihood":3,"severity":3,"region":"ico","vulnerable":null,"reason":null,
                 "by":null,"at":null,"grounds":["…"],"refused":null},
         "article_33":{"proposal":"notify","reasons":["…"],"decision":null},
         "article_34":{"proposal":"tell","reasons":["…"],"decision":null},
         "duties":[{"regime":"uk-ico","duty":"regulator","to":"…","country":null,
                    "starts":"aware_at","due_at":"…","overdue":false,"lacks_reasons":false,
                    "timing":"…","condition":"…","unclear":null,"decided":null,
                    "source":"GDPR Article 33(1) and 33(4)","confirm":false}],
         "by_country":[{"country":"GB","name":"United Kingdom","recognised":true,
                        "regimes":["uk-ico"],"data_subjects":{…},"records":{…},
                        "recipients":{…},"exposures":{…}}],
         "by_controller":[{"controller":null,"own":true,"data_subjects":{…},…}],
         "notes":["…"]}

        class       opened, shown, linked, no content (then the scores are null)
        band        low, medium, high, very high
        overridden  {"reason":"…","by":"…","at":"…","proposed":{"dpc":…}} where a person scored
                    it; refused says why a person's scores do not count
        over_100    null where fewer are known of and the evidence cannot rule out more
        region      none, log, ico, ico+dhsc; null, as the two scores, where no exposure is proved
                    and none can be ruled out
        proposal    notify, record (article_33); tell, not-required (article_34);
                    tell-controller, undecided (both)
        decision    {"decision","by","at","because","missing":[]} from the facts
        starts      the fact that starts the clock; null where the law counts no time
        unclear     what must be known before one can say that the duty is owed
        decided     what a named person decided of "REGIME DUTY", in decisions of the facts
        confirm     a person must confirm the rule
        recognised  false for a country that no file of rules names; name is null where the
                    tables give no country, controller where they name none
        own         null while organisation.name is not known

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

        {"folder":"…","affected":0,"recipients":0,"drafted_before_by":null,
         "held":[{"reference":"…","reason":"…"}],
         "decided":[{"reference":"…","reason":"…","decision":"send"}],"withheld":[…]}

        held       about these a person has still to decide
        decided    held as well, and a person has decided: send, never
        drafted_before_by  who drafted these very letters before, so that nothing was written now

      candour notices list --json prints one object a line for each letter, as notices decide and \
      notices reply do for one

        {"number":1,"reference":"N-…","audience":"affected","channel":"letter",
         "state":"released","reason":null,"decider":null,"remark":null,
         "decision":{"word":"send","by":"…","because":"…","at":"…"},"correction":false,
         "files":["002-notices/N-….txt"],"released_at":"…",
         "reply":{"word":"deleted","at":"…","by":"…","note":null},"reminders":0,
         "next":null,"due_at":null,"overdue":false}

        number    the letter's own: it never changes, nor does the reference
        audience  affected, recipient
        channel   letter, email, hand
        state     drafted, held, withheld, approved, released, void
        decision  of a released letter, what let it go where something held it
        word      of a decision send, never, or null where the channel alone was decided; of a
                  reply deleted, refused, disputed, escalated, returned
        next      first reminder, second reminder, escalation

      In status stands, where a letter was ever drafted, before lines

        "letters":{"affected":{"drafted":0,"held":0,"never":0,"withheld":0,"approved":0,
                               "released":0,"void":0,"corrections":0,"again":0,
                               "untrue":0,"unwritten":0,
                               "replies":{"deleted":0,"refused":0,"disputed":0,"escalated":0,
                                          "returned":0,"none":0}},
                   "recipients":{…},"approval":{"by":"…","at":"…","void":null},"overdue":0}

        corrections  of the released, those with a correction on its way
        again  of the released, those that came back unread and are drafted again
        untrue  of the released, those that are no longer true and have no correction yet
        unwritten  patients who are due a letter by the evidence of now, and have none yet
        approval  null where nothing waits to be released; void says why it no longer holds

      candour notices release writes documents/NNN-released/totals.json, one object

        {"affected":49,"released":44,"held":5,"withheld":0,"never":1,"already_released":0,
         "returned":0,"corrections":0,"no_longer":0,"recipients":{"all":3,"released":2,…}}

        affected  always released + held + withheld; already_released and corrections are part
                  of released, returned (came back unread, and is not drafted again) part of
                  already_released, never is part of held; no_longer counts those who were told
                  before and whom the case counts no more

      candour report ico writes documents/NNN-report-ico.json, one object

        {"document":"report-ico","case":"C-…","phase":"initial","as_of":"…","zone":"…",
         "law":{"name":"…","article":"…","confirm":false},
         "clock":{"aware_at":"…","due_at":"…","reported_at":null,"late":false},
         "totals":{…},"bound_of_opened":"at_least","recorded_only":null,"window":{…},
         "after_containment":0,
         "facts":{"what_happened":"…"},
         "questions":[{"number":7,"section":"…","question":"…","answer":"…",
                       "source":["facts","logs"],"open":false,"confirm":false}],
         "outstanding":[{"number":24,"missing":["…"],"by":null}],
         "changes":{"since":"001-report-ico","sent_at":"…",
                    "numbers":[{"name":"records.maximum","before":1,"now":2,
                                "before_bound":"exact","now_bound":"at_least"}],
                    "bound_before":null,"sources_dropped":["access.log"],
                    "sources_replaced":[],"answers_added":[3],"answers_changed":[],
                    "answers_withdrawn":[]},
         "timeline":[{"time":"…","what":"release","name":"…"}],
         "exposures_per_hour":[{"from":"…","until":"…","opened":0,"shown":0}],
         "who_saw_whose":[{"recipient":"R-01","data_subject":"DS-001","action":"shown",
                           "first":"…","content":"consultation"}],
         "sources":[…],"recordings_from":"…","disputed_recordings":null,
         "ledger":{"entries":0,"head":"…"},"templates":[{"name":"…","sha256":"…"}]}

        totals   as in status, with rejected_lines; bound_of_opened is that of what was opened
        sources_dropped   logs of the report before that were taken out of the case since;
                          sources_replaced were read again, as they had become
        phase    initial, follow-up, final; changes is null without an earlier report
        source   facts, logs, template; confirm: a person has to confirm the wording
        what     release, started, first_exposure, last_exposure, discovered, aware, contained
        controller  is there where --controller named one

      candour report register writes documents/NNN-report-register.json, one object: the columns of \
      the CSV in the same order. A count is {"number","bound"}; what nobody has answered is null, and \
      named in "not_yet_known"; a text "not applicable: …" says why a column is empty; what Candour \
      proposes and a person must confirm is named in "a_person_must_confirm".

        {"case":"C-…","as_of":"…","kind":"breach","data_subjects_maximum":{"number":50,"bound":"exact"},
         "regulator_told":true,"regulator_told_at":"…","regulator_reference":"…","duties":[[…]],…}

        kind  breach, near-miss, not-established

      candour report veris writes documents/NNN-report-veris.json: an incident of VERIS 1.4, under \
      the keys and words of its schema

        {"schema_version":"1.4","incident_id":"…","source_id":"…","security_incident":"Confirmed",
         "timeline":{…},"victim":{…},"actor":{…},"action":{…},"asset":{…},"attribute":{…},…}
      """)
}
