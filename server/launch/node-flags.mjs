// How Node runs the server and the commands. Young objects get more room than Node's own 16 MiB: what waits for a
// flush would otherwise be copied several times, a twentieth of all processor time when thousands type. It is only
// taken when that much is alive at once.
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=32'];
