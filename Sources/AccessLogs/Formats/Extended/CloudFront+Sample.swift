extension CloudFront {
  static let sample = #"""
    {
      name: "cloudfront-sample",
      format: "cloudfront",
      viewer: { field: "x-viewer" },
      routes: [
        { request: "GET /v1/replays/{recording}.mp4", action: "opened" },
      ],
      samples: [
        {
          line: "#Version: 1.0\n#Fields: date time sc-bytes c-ip cs-method cs-uri-stem sc-status x-edge-request-id time-taken x-viewer sc-content-len sc-range-start sc-range-end\n2020-06-09\t12:05:09\t1049101\t192.0.2.7\tGET\t/v1/replays/r%2D1.mp4\t206\trid-1==\t0.214\tpt%207\t1048576\t0\t1048575\n",
          events: [{ recording: "r-1", viewer: "pt 7", action: "opened", time: "2020-06-09T12:05:08.786Z", bytes: 1049101, address: "192.0.2.7", id: "rid-1==", range: "0-1048575/*" }],
        },
        {
          line: "#Fields: date time cs-method cs-uri-stem sc-status sc-bytes x-edge-request-id x-viewer sc-content-len sc-range-start sc-range-end\n2020-06-09\t12:05:09\tGET\t/v1/replays/r-1.mp4\t200\t1049101\trid-1\tpt-7\t1048576\n",
          events: [{ recording: "r-1", viewer: "pt-7", action: "opened", range: null }],
        },
        {
          line: "#Fields: date time cs-method cs-uri-stem sc-status sc-bytes\n2020-06-09\t12:05:09\tGET\t/v1/replays/r-1.mp4\t000\t0\n",
          events: [{ recording: "r-1", viewer: null, action: "attempted", bytes: 0, id: null }],
        },
        {
          line: "#Fields: date time cs-method cs-uri-stem sc-status sc-bytes\n2020-06-09\t12:05:09\tGET\t/v1/replays/r-1.mp4\t206\t900\n2020-06-09\t12:05:09\tHEAD\t/v1/replays/r-2.mp4\t200\t5000\n",
          events: [{ recording: "r-1", action: "shown", bytes: 900 }, { recording: "r-2", action: "shown" }],
        },
        { line: "#Fields: date time cs-method cs-uri-stem sc-status\n2020-06-09\t12:05:09\tGET\t/index.html\t200\n", outcome: "ignored" },
        { line: "#Version: 1.0\n", outcome: "ignored" },
        { line: "2020-06-09\t12:05:09\tGET\t/v1/replays/r-1.mp4\t200\n", outcome: "rejected" },
        { line: "#Fields: date time cs-method cs-uri-stem sc-status\n2020-06-09\t12:05:09\tGET\t/v1/replays/r-1.mp4\n", outcome: "rejected" },
        { line: "#Fields: date time cs-method cs-uri-stem sc-status\n2020-06-09\t25:05:09\tGET\t/v1/replays/r-1.mp4\t200\n", outcome: "rejected" },
        { line: "#Fields: date time cs-method cs-uri-stem sc-status\n2020-06-09\t12:05:09\tGET\t/v1/replays/%ff.mp4\t200\n", outcome: "rejected" },
      ],
    }
    """#
}
