#!/usr/bin/env -S node --max-semi-space-size=32
import { main } from './cli/program.js';

process.exitCode = await main(process.argv);
