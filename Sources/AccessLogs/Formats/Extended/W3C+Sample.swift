extension W3C {
  static let sample = #"""
    {
      name: "w3c-sample",
      format: "w3c",
      viewer: { field: "cs-username" },
      routes: [
        { request: "GET /v1/replays/{recording}/stream", action: "opened" },
        { request: "GET /v1/replays/{recording}", action: "shown" },
      ],
      samples: [
        {
          line: "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2020-06-09 11:00:00\r\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-bytes time-taken\r\n2020-06-09 11:02:11 10.0.0.5 GET /v1/replays/r-1/stream t=abc+d 443 EXAMPLE\\p1001 192.0.2.7 app/3.1+(iPhone;+x) 206 1000 2140\r\n",
          events: [{ recording: "r-1", viewer: "EXAMPLE\\p1001", action: "opened", time: "2020-06-09T11:02:08.86Z", bytes: 1000, address: "192.0.2.7" }],
        },
        {
          line: "#Fields: date time cs-method cs-uri-stem sc-status time-taken\n2020-06-09 11:02:11 HEAD /v1/replays/r%2d1/stream 200 1.5\n#Fields: date\ttime\tcs-username\tcs-uri-stem\n2020-06-09\t11:02:12.250\ta b\t/v1/replays/r-2\n",
          events: [
            { recording: "r-1", viewer: null, action: "shown", time: "2020-06-09T11:02:09.5Z", bytes: null },
            { recording: "r-2", viewer: "a b", action: "shown", time: "2020-06-09T11:02:12.250Z" },
          ],
        },
        {
          line: "#Date: 2020-06-09 23:00:00\n#Fields: time cs-uri-stem cs-username\n23:59:59 /v1/replays/r-1 p1\n00:00:01 /v1/replays/r-1 \"p \"\"2\"\"\"\n23:59:58 /v1/replays/r-1 -\n",
          events: [
            { recording: "r-1", viewer: "p1", time: "2020-06-09T23:59:59Z" },
            { recording: "r-1", viewer: 'p "2"', time: "2020-06-10T00:00:01Z" },
            { recording: "r-1", viewer: null, time: "2020-06-09T23:59:58Z" },
          ],
        },
        {
          line: "#GMT-Offset: +0100\n#Fields: date time cs-method cs-uri-stem cs-uri-query cs-username sc-status\n2020-06-09 12:02:11 GET /v1/replays/r-1  p1 200\n2020-06-09   12:02:11 GET   /v1/replays/r-2 -  p1 403 and more\n",
          events: [
            { recording: "r-1", viewer: "p1", action: "shown", time: "2020-06-09T11:02:11Z" },
            { recording: "r-2", viewer: "p1", action: "attempted" },
          ],
        },
        { line: "#Fields: date time cs-method cs-uri-stem sc-status\n2020-06-09 11:02:11 GET /health 200\n", outcome: "ignored" },
        { line: "#Remark: nothing yet", outcome: "ignored" },
        { line: "2020-06-09 11:02:11 GET /v1/replays/r-1 200", outcome: "rejected" },
        { line: "#Fields: date time cs-method cs-uri-stem sc-status\n2020-06-09 11:02:11 GET /v1/replays/r-1\n", outcome: "rejected" },
        { line: "#Fields: date time cs-method cs-uri-stem sc-status\n2020-06-09 11:02:11 GET /v1/replays/r 1 200\n", outcome: "rejected" },
        { line: "#Fields: date time c-ip sc-status\n2020-06-09 11:02:11 192.0.2.7 200\n", outcome: "rejected" },
        { line: "#Fields: time cs-uri-stem\n11:02:11 /v1/replays/r-1\n", outcome: "rejected" },
        { line: "#Fields: date time cs-uri-stem\n2020-02-30 11:02:11 /v1/replays/r-1\n", outcome: "rejected" },
      ],
    }
    """#
}
