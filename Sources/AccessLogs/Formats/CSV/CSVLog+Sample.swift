extension CSVLog {
  static let sample = #"""
    {
      name: "csv-sample",
      format: "csv",
      samples: [
        {
          line: "time,viewer,recording,action,status,bytes,address\r\n2020-06-09T12:02:11.5+01:00,pt-7,r-1,shown,200,512,192.0.2.7\r\n",
          events: [{ recording: "r-1", viewer: "pt-7", action: "shown", time: "2020-06-09T11:02:11.5Z", bytes: 512, address: "192.0.2.7", session: null, range: null }],
        },
        {
          line: '\uFEFF"action","recording","time","viewer","user agent"\n"opened","r,1","2020-06-09T11:02:11Z","pt ""7""","a\nb"\n',
          events: [{ recording: "r,1", viewer: 'pt "7"', action: "opened", bytes: null }],
        },
        {
          line: "# exported by hand\ntime,recording,action,session,seconds\n2020-06-09T11:02:11Z,r-1,opened,s-1,61.5\n2020-06-09T11:02:12Z,r-2,linked,-,\n",
          events: [
            { recording: "r-1", viewer: null, session: "s-1", action: "opened", seconds: 61.5 },
            { recording: "r-2", viewer: null, session: null, action: "linked", seconds: null },
          ],
        },
        {
          line: "time,viewer,recording,action,status,bytes\n2020-06-09T11:02:11Z,=cmd|' /C calc'!A0,r-1,opened,403,\"1,048,576\"\n",
          events: [{ recording: "r-1", viewer: "=cmd|' /C calc'!A0", action: "attempted", bytes: null }],
        },
        { line: "time,viewer,recording,action\n2020-06-09T11:02:11Z,pt-7,,login\n", outcome: "ignored" },
        { line: "time,viewer,recording,action\n", outcome: "ignored" },
        { line: "time,viewer,recording,action\n09/06/2020 12:02,pt-7,r-1,shown\n", outcome: "rejected" },
        { line: "time,viewer,recording,action\n2020-06-09T11:02:11Z,pt-7,,shown\n", outcome: "rejected" },
        { line: "time,viewer,recording,action\n2020-06-09T11:02:11Z,pt-7,r-1,shown,more\n", outcome: "rejected" },
        { line: "time,viewer,recording,action,action\n2020-06-09T11:02:11Z,pt-7,r-1,shown,opened\n", outcome: "rejected" },
        { line: "time,viewer,recording,action\n2020-06-09T11:02:11Z,pt-7,\"r-1,shown\n", outcome: "rejected" },
        { line: "time;viewer;recording;action\n2020-06-09T11:02:11Z;pt-7;r-1;shown\n", outcome: "rejected" },
      ],
    }
    """#
}
