window.BENCHMARK_DATA = {
  "lastUpdate": 1,
  "repoUrl": "https://example.com/r",
  "entries": {
    "Go": [
      {
        "commit": {
          "id": "aaa"
        },
        "date": 1,
        "tool": "go",
        "benches": [
          {
            "name": "A",
            "value": 9,
            "unit": "ns/op"
          }
        ]
      },
      {
        "commit": {
          "id": "bbb"
        },
        "date": 2,
        "tool": "go",
        "benches": [
          {
            "name": "A",
            "value": 5,
            "unit": "ns/op",
            "extra": "10 times"
          },
          {
            "name": "B",
            "value": 6,
            "unit": "ns/op"
          }
        ]
      }
    ],
    "Python": [
      {
        "commit": {
          "id": "bbb"
        },
        "date": 2,
        "tool": "pytest",
        "benches": [
          {
            "name": "A",
            "value": 3,
            "unit": "iter/sec",
            "range": "stddev: 0.1"
          }
        ]
      }
    ]
  }
}
