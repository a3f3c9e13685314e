/** The server's address and one request of it. */
const SERVER = 'https://callpop.example.com';

export function addressOf(path: string): string {
  return SERVER + path;
}

/** The body, or the client's own words when none came. */
export function get(path: string): Promise<string> {
  return new Promise((done) => {
    wx.request({
      url: addressOf(path),
      success: ({ data }) => {
        done(JSON.stringify(data));
      },
      fail: ({ errMsg }) => {
        done(errMsg);
      },
    });
  });
}
