// Every folder reads and writes JSON.
global using System.Text.Json.Nodes;
