import { parentPort, workerData } from "node:worker_threads";
import { type Order, obey, Shard, type Share } from "./shard.js";

if (parentPort === null) throw new Error("this file runs as a worker thread");
const port = parentPort;
const shard = new Shard(workerData as Share);
port.on("message", (order: Order) => port.postMessage(obey(shard, order)));
