// The files of the index as bantin/search/shards lays them out: fetched when asked for, once each, and read.

const FORMAT = 1;
const TAG_BITS = 20;

const mixed = (value) => {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};

const wordHash = (word) => {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(word)) found = Math.imul(found ^ byte, 0x01000193);
  return mixed(found);
};

const pairHash = (left, right) => mixed(Math.imul(wordHash(left), 0x9e3779b1) + wordHash(right));

const hex = (number, width) => number.toString(16).padStart(width, "0");

/** Fetches a file of raw DEFLATE and returns its bytes; throws where there is none. */
const read = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const stream = answer.body.pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

const decode = (bytes) => new TextDecoder().decode(bytes);

/** Reads varints one after another. */
class Varints {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next() {
    let value = 0, bits = 0, byte;
    do {
      byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << bits;
      bits += 7;
    } while (byte & 0x80);
    return value;
  }

  list(count) {
    return Array.from({ length: count }, () => this.next());
  }
}

/** Returns lists of postings of these lengths: all gaps, then all levels; documents are numbered from `first`. */
const postingsOf = (bytes, at, counts, first) => {
  const gaps = new Varints(bytes, at);
  const documents = counts.map((count) => {
    let document = first - 1;
    return gaps.list(count).map((gap) => (document += gap + 1));
  });
  let start = gaps.at;
  return documents.map((own) => ({ documents: own, levels: bytes.subarray(start, (start += own.length)) }));
};

const NOTHING = { count: 0, get: async () => ({ documents: [], levels: [] }) };

/** Some documents of the index with files of their own; their numbers begin at `first`. */
class Tier {
  constructor(base, told, first) {
    Object.assign(this, told);
    this.base = new URL(told.path, base);
    this.first = first;
    this.held = new Map();
  }

  /** Returns what `make` makes of a file, held for the next time. */
  file(path, make) {
    if (!this.held.has(path)) this.held.set(path, read(new URL(path, this.base)).then(make));
    return this.held.get(path);
  }

  fileOf(hash, bits) {
    return `${hex(bits ? hash >>> (32 - bits) : 0, 3)}.bin`;
  }

  /** Returns the table of words in which a word stands: words, their spellings, and the lines that stand beside. */
  shelf(word) {
    return this.file(`w/${this.fileOf(wordHash(word), this.words)}`, (bytes) => {
      const end = bytes.indexOf(0);
      const [table, also = ""] = decode(bytes.subarray(0, end)).split("\n\n");
      const lists = new Map(), inside = [];
      for (const line of table.split("\n")) {
        const cells = line.split("\t");
        for (let at = 0; at + 1 < cells.length; at += 2) {
          const [name, said] = [cells[at], cells[at + 1]];
          const key = (at ? "x" : "f") + name;
          if (said === "=") lists.set(key, lists.get(`f${cells[0]}`));
          else {
            const count = Number(said.replace("*", ""));
            const list = { count, get: async () => list.postings };
            if (said === `${count}`) inside.push(list);
            else list.get = () => this.alone(`${key[0]}${hex(wordHash(name), 8)}`, count);
            lists.set(key, list);
          }
        }
        // What is written without marks is a spelling like others: where it is the only one, the table does not say it again.
        if (cells.length === 2) lists.set(`x${cells[0]}`, lists.get(`f${cells[0]}`));
      }
      const read = postingsOf(bytes, end + 1, inside.map(({ count }) => count), this.first);
      inside.forEach((list, at) => (list.postings = read[at]));
      return { lists, also: also.split("\n") };
    });
  }

  alone(name, count) {
    return this.file(`c/${name}.bin`, (bytes) => postingsOf(bytes, 0, [count], this.first)[0]);
  }

  async pair(left, right) {
    const hash = pairHash(left, right);
    const tags = await this.file(`p/${this.fileOf(hash, this.pairs)}`, (bytes) => {
      const numbers = new Varints(bytes);
      const size = numbers.next();
      let tag = 0;
      const names = numbers.list(size).map((gap) => (tag += gap));
      const counts = numbers.list(size);
      const read = postingsOf(bytes, numbers.at, counts, this.first);
      return new Map(names.map((name, at) => [name, { count: counts[at], get: async () => read[at] }]));
    });
    return tags.get(hash & ((1 << TAG_BITS) - 1)) ?? NOTHING;
  }

  /** Returns the words without marks and the spellings of all of them, each with how many documents hold it. */
  vocabulary() {
    return this.file("v.bin", (bytes) => {
      const known = { f: [], x: [] };
      for (const line of decode(bytes).split("\n")) {
        const cells = line.split("\t");
        for (let at = 0; at + 1 < cells.length; at += 2) known[at ? "x" : "f"].push([cells[at], Number(cells[at + 1])]);
      }
      return known;
    });
  }

  /** Returns title, address, moment and beginning of a document. */
  async page(number) {
    const own = number - this.first;
    const some = await this.file(`r/${hex(Math.floor(own / this.block), 1)}.bin`, (bytes) => JSON.parse(decode(bytes)));
    return some[own % this.block];
  }

  /** Returns the day of each document, counted from 1970; those without one have none. */
  days() {
    return this.file("d.bin", (bytes) => {
      const gaps = new Varints(bytes);
      let day = gaps.next();
      const days = [day];
      while (gaps.at < bytes.length) days.push((day -= gaps.next()));
      return days;
    });
  }
}

/** The index at an address: its tiers, and what the script has to know of the language and the site. */
class Index {
  static async open(address) {
    // It names the files that hold now, so it is asked for each time; they never change.
    const told = JSON.parse(decode(await read(address, { cache: "no-cache" })));
    if (told.format !== FORMAT) throw new Error(`format ${told.format}`);
    return new Index(address, told);
  }

  constructor(address, told) {
    Object.assign(this, told, { language: languageOf(told.language), size: 0 });
    this.tiers = told.tiers.map((one) => {
      const tier = new Tier(address, one, this.size);
      this.size += one.size;
      return tier;
    });
  }

  /** Returns how many documents hold each word without marks ("f") and each spelling ("x"). */
  async vocabulary() {
    const known = { f: new Map(), x: new Map() };
    for (const tier of await Promise.all(this.tiers.map((one) => one.vocabulary())))
      for (const kind of "fx") for (const [word, count] of tier[kind]) known[kind].set(word, (known[kind].get(word) ?? 0) + count);
    return known;
  }

  tierOf(number) {
    return this.tiers.findLast(({ first }) => first <= number);
  }

  /** Returns the postings of a key in all tiers as one list: "x" and a spelling, "f" and a word without marks, "p" and a pair. */
  async list(kind, word, other) {
    const lists = await Promise.all(
      this.tiers.map(async (tier) => {
        if (kind === "p") return tier.pair(word, other);
        return (await tier.shelf(kind === "x" ? withoutMarks(word) : word)).lists.get(kind + word) ?? NOTHING;
      }),
    );
    return {
      count: lists.reduce((sum, { count }) => sum + count, 0),
      get: () => Promise.all(lists.map((list) => list.get())),
    };
  }
}
