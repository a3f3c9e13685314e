/** Where the server is and which release this is; set before an upload, see the runbook in README.md. */

/** Address of the server, without a slash at its end. It has to stand among the request and download domains. */
export const SERVER = 'https://callpop.example.com';

/** Told to the server with every request; it may ask releases that are too old to be closed. */
export const VERSION = '0.1.0';
