// The near side of an analyzer: a queue in front of one thread, which is ended and replaced when a running call is aborted.
//
// A thread is `{ post, end }` and has one call at a time, so that a reply needs no name. It is made by a way `{ where, open(heard, broken) }`; ways are tried in turn, the last is this very thread.

import { onAbort } from "./abort.js";
import { answer } from "./answer.js";
import { excerpt } from "./excerpt.js";

const here = {
  where: "main",
  open(heard) {
    let open = true;
    return {
      // a task of its own, so that the page may paint between two texts
      post: (message) => setTimeout(() => open && heard(answer(message, heard))),
      end: () => (open = false),
    };
  },
};

/** A thread of the given way that has the module, or a rejection. */
function opened(way, module) {
  return new Promise((resolve, reject) => {
    let thread;
    const link = {
      heard(reply) {
        if (reply.failed || reply.error) link.broken(reply.error ?? new Error(reply.failed));
        else resolve({ thread, link });
      },
      broken(error) {
        thread?.end();
        reject(error);
      },
    };
    thread = way.open(
      (reply) => link.heard(reply),
      (error) => link.broken(error),
    );
    thread.post({ module });
  });
}

async function firstThatOpens(ways, module) {
  let why;
  for (const way of ways) {
    try {
      return { way, ...(await opened(way, module)) };
    } catch (error) {
      why = error;
    }
  }
  throw why;
}

/** `hold(true)` is called when there is work, and `hold(false)` when there is none left: for hosts that end while a thread works. */
export async function analyzer(module, ways, hold = () => {}) {
  hold(true);
  let { way, thread, link } = await firstThatOpens([...ways, here], module).finally(() => hold(false));
  let running = null;
  /** Why there are no more answers: it was disposed of, or no thread could be had in place of one that ended. */
  let gone = null;
  const waiting = [];
  listen();

  function listen() {
    link.heard = (reply) => {
      if (reply.progress) running?.progress?.(reply.progress);
      else settle(reply.error ? "reject" : "resolve", reply.error ?? reply.value);
    };
    link.broken = (error) => {
      replace();
      settle("reject", error);
    };
  }

  function settle(how, value) {
    const done = running;
    running = null;
    done?.[how](value);
    next();
  }

  /** Goes on with the call that waits longest; to be called after every change of what runs, waits or works. */
  function next() {
    hold(running !== null || waiting.length > 0);
    if (running || !thread || waiting.length === 0) return;
    running = waiting.shift();
    try {
      thread.post({ call: running.call, given: running.given, watched: Boolean(running.progress) });
    } catch (error) {
      // what cannot be copied to a worker, as a function
      settle("reject", error);
    }
  }

  /** What runs in a thread cannot be interrupted: the thread ends, and another takes the calls that wait. */
  async function replace() {
    thread?.end();
    thread = null;
    if (gone) return;
    try {
      const fresh = await firstThatOpens([way, here], module);
      if (gone) return fresh.thread.end();
      ({ way, thread, link } = fresh);
      listen();
      next();
    } catch (error) {
      end(error);
    }
  }

  function end(why) {
    gone ??= why;
    thread?.end();
    thread = null;
    for (const job of [running, ...waiting.splice(0)]) job?.reject(gone);
    running = null;
    next();
  }

  function ask(call, given, { signal, progress } = {}) {
    return new Promise((resolve, reject) => {
      if (gone) throw gone;
      signal?.throwIfAborted();
      const abort = () => {
        if (running === job) {
          running = null;
          replace();
        } else {
          waiting.splice(waiting.indexOf(job), 1);
        }
        job.reject(signal.reason);
        next();
      };
      const stop = signal ? onAbort(signal, abort) : () => {};
      const settled = (then) => (value) => {
        stop();
        then(value);
      };
      const job = { call, given, progress, resolve: settled(resolve), reject: settled(reject) };
      waiting.push(job);
      next();
    });
  }

  return {
    /** "worker", or "main" where no worker could be started. */
    get where() {
      return way.where;
    },
    parse: (text, options, control) => ask("parse", [text, options], control),
    parseNumber: (text, control) => ask("parseNumber", [text], { signal: control?.signal }),
    // the report stays here: what a sentence is made of is little
    message: async (finding, report, text, language, control) =>
      ask("tell", [excerpt(finding, report, text), language], { signal: control?.signal }),
    compare: (reports, control) => ask("compare", [reports], { signal: control?.signal }),
    dispose: () => end(new Error("this analyzer was disposed of")),
  };
}
