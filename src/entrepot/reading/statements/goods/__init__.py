"""Goods: lists of goods, who sells them to whom, and whether they are traded or only wished for."""
